using WhatsAppReplies.Shared.Http;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Model;

internal abstract record ModelOutcome
{
    private ModelOutcome()
    {
    }

    /// <summary>How many requests were sent to the provider.</summary>
    public int Attempts { get; init; }

    public sealed record Replied(string Text, TokenUsage Usage, string Model) : ModelOutcome
    {
        public ReplySignals Signals { get; init; } = ReplySignals.None;

        /// <summary>A record prints its members; the text is private.</summary>
        public override string ToString() => $"reply of {Text.Length} characters";
    }

    /// <summary>Network, overload, rate limit, a locked conversation, the budget: the same trigger may work later.</summary>
    public sealed record TryAgain(Failure Failure, TimeSpan? RetryAfter) : ModelOutcome;

    /// <summary>
    /// Completed and charged, and nothing that could be sent: no text, cut off, refused, or without the form that was asked for. The next one may well
    /// be the same.
    /// </summary>
    public sealed record Unusable(Failure Failure, TokenUsage Usage, string Model) : ModelOutcome;

    /// <summary>Key, quota, unknown model, a request that the provider refuses: trying again never helps.</summary>
    public sealed record Refuse(Failure Failure) : ModelOutcome
    {
        /// <summary>The request itself was refused, and held files: without them it may be taken.</summary>
        public bool MayBeOfFiles { get; init; }
    }
}

/// <summary>What the provider counted; zero where it did not say.</summary>
internal sealed record TokenUsage(int PromptTokens, int CompletionTokens, int TotalTokens)
{
    public static TokenUsage None { get; } = new(0, 0, 0);
}
