using WhatsAppReplies.Shared.Http;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>Outcome of one HTTP request.</summary>
internal abstract record WireAnswer
{
    private WireAnswer()
    {
    }

    public sealed record Answered(int Status, BinaryData Body, TimeSpan? RetryAfter) : WireAnswer
    {
        /// <summary>A record prints its members; the body is private.</summary>
        public override string ToString() => $"answer {Status}";
    }

    /// <summary>No connection: the provider has surely not seen the request.</summary>
    public sealed record NotSent(Failure Failure) : WireAnswer;

    /// <summary>The connection broke: the provider may be working on it, or have done it.</summary>
    public sealed record NoAnswer(Failure Failure) : WireAnswer;
}
