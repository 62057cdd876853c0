using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Messaging;

/// <summary>What came of showing that somebody types.</summary>
internal abstract record TypingOutcome
{
    private TypingOutcome()
    {
    }

    public sealed record Shown : TypingOutcome;

    /// <summary>Whatever the reason: nobody tries again, and no reply waits for it.</summary>
    public sealed record NotShown(Failure Failure) : TypingOutcome;
}
