using WhatsAppReplies.Replies.Media;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Messaging;

/// <summary>What came of fetching a customer's file.</summary>
internal abstract record MediaOutcome
{
    private MediaOutcome()
    {
    }

    public sealed record Fetched(FileBytes Bytes) : MediaOutcome;

    /// <summary>More than may be kept of it in memory.</summary>
    public sealed record TooLarge : MediaOutcome;

    /// <summary>It is not there, or not ours to read: asking again never helps.</summary>
    public sealed record Gone(Failure Failure) : MediaOutcome;

    /// <summary>The credentials are wrong or old.</summary>
    public sealed record Unauthorized(Failure Failure) : MediaOutcome;

    /// <summary>Network, overload, our own time limit: it may be had later.</summary>
    public sealed record TryAgain(Failure Failure) : MediaOutcome;
}
