using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Model;

/// <summary>What came of writing down a recording.</summary>
internal abstract record TranscriptOutcome
{
    private TranscriptOutcome()
    {
    }

    /// <summary>How many requests were sent to the provider.</summary>
    public int Attempts { get; init; }

    /// <param name="Text">Empty where nothing was said.</param>
    public sealed record Told(string Text) : TranscriptOutcome
    {
        /// <summary>Nothing: the provider did not say.</summary>
        public TranscriptUsage? Usage { get; init; }

        /// <summary>A record prints its members; the text is private.</summary>
        public override string ToString() => $"transcript of {Text.Length} characters";
    }

    /// <summary>The provider cannot read this recording, and never will.</summary>
    public sealed record Unreadable(Failure Failure) : TranscriptOutcome;

    /// <summary>Network, overload, rate limit, our own time limit.</summary>
    public sealed record TryAgain(Failure Failure, TimeSpan? RetryAfter) : TranscriptOutcome;

    /// <summary>Key, quota, unknown model: a person has to act.</summary>
    public sealed record Refuse(Failure Failure) : TranscriptOutcome;
}
