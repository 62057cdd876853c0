using WhatsAppReplies.Shared.Http;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>Outcome of one attempt at the model.</summary>
internal abstract record AttemptOutcome
{
    private AttemptOutcome()
    {
    }

    public sealed record Replied(ReplyText Reply, TokenUsage Usage, string Model) : AttemptOutcome
    {
        /// <summary>A record prints its members; the text is private.</summary>
        public override string ToString() => $"reply of {Reply.Text.Length} characters";
    }

    public sealed record Refused(Failure Failure) : AttemptOutcome
    {
        /// <summary>The request itself was refused, and held files: without them it may be taken.</summary>
        public bool MayBeOfFiles { get; init; }
    }

    /// <summary>Charged, and nothing to send.</summary>
    public sealed record Unusable(Failure Failure, TokenUsage Usage, string Model) : AttemptOutcome;

    /// <summary>The key is wrong or old.</summary>
    public sealed record Unauthorized(Failure Failure) : AttemptOutcome;

    /// <summary>More tokens than the account may send in a minute: the same request never succeeds.</summary>
    public sealed record TooLarge(Failure Failure) : AttemptOutcome;

    public sealed record Again(Failure Failure) : AttemptOutcome
    {
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>The service is out, and does not know for how long: what it asks for is not what the next receive waits for.</summary>
        public bool IsOutage { get; init; }

        /// <summary>Another request holds the conversation, for as long as a model runs.</summary>
        public bool Locked { get; init; }

        /// <summary>
        /// The request may have been carried out, by us or by another worker: a server-side conversation is compared before it is
        /// sent again.
        /// </summary>
        public bool MayHaveRun { get; init; }
    }

    public static Refused Refuse(string code, string explanation) => new(new Failure(code, explanation));

    public static Again Retry(string code, string explanation, bool mayHaveRun) => new(new Failure(code, explanation)) { MayHaveRun = mayHaveRun };
}
