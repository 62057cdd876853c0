using WhatsAppReplies.Shared.Dynamo;

namespace WhatsAppReplies.Ops.DeadLetters;

/// <summary>What stands behind a dead letter now, by what there is to do about it.</summary>
internal abstract record Standing
{
    private Standing()
    {
    }

    /// <summary>In a few words, without a customer's.</summary>
    public abstract string InWords { get; }

    /// <summary>What the record says of it.</summary>
    public string Status { get; init; } = "";

    /// <summary>Of a reply that failed; made to be shown.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Its body is no trigger: sent back, it would be refused again.</summary>
    public sealed record Malformed(string Why) : Standing
    {
        public override string InWords => $"no trigger: {Why}";
    }

    /// <summary>Sent back, it would be refused again.</summary>
    public sealed record NoRecord : Standing
    {
        public override string InWords => "its conversation has no record";
    }

    /// <summary>A worker is on the conversation.</summary>
    public sealed record UnderWay(DateTimeOffset Until) : Standing
    {
        public override string InWords => "a worker is on it";
    }

    /// <summary>Nothing is left to do.</summary>
    public sealed record Answered(ConversationKey Conversation) : Standing
    {
        public override string InWords => "answered meanwhile";
    }

    /// <summary>Somebody waits for an answer, or may: only the function can tell, by asking Twilio.</summary>
    /// <param name="Fragments">What is staged and stands in no recorded turn.</param>
    public sealed record Unanswered(int Fragments) : Standing
    {
        public override string InWords => Fragments == 0 ? "unanswered, nothing staged" : $"unanswered, {Fragments} staged";
    }
}
