using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Replies.Turns;

namespace WhatsAppReplies.Replies.Conversations.Writes;

/// <summary>
/// Claim: the right to write to a conversation until a deadline. Every write raises the step, so that no write of the same owner is applied twice.
/// </summary>
/// <param name="Owner">A token of this claim alone.</param>
/// <param name="Step">As the record has it after the last write: it only ever rises, from claim to claim too.</param>
/// <param name="ClaimedAt">By this worker's clock, after the claim was granted.</param>
/// <param name="Deadline">As the claim wrote it; others take over when their clock has passed it, or what a renewal wrote in its place.</param>
internal sealed record Claim(string Owner, long Step, DateTimeOffset ClaimedAt, DateTimeOffset Deadline)
{
    public Claim Next => this with { Step = Step + 1 };
}

internal abstract record ClaimOutcome
{
    private ClaimOutcome()
    {
    }

    /// <param name="Claim">What was written.</param>
    /// <param name="Item">The whole record.</param>
    /// <param name="PreviousStatus">From before this claim and the dead ones before it.</param>
    /// <param name="TakenOver">An earlier claim was never released: its worker died, at a point nobody knows.</param>
    public sealed record Held(Claim Claim, Dictionary<string, AttributeValue> Item, AttributeValue? PreviousStatus, bool TakenOver) : ClaimOutcome;

    /// <param name="Until">When the lease of whoever has it ends, if it is not renewed.</param>
    /// <param name="OwnerEnds">When that worker's invocation has ended; nothing where the record does not say.</param>
    /// <param name="IsOwnTrigger">That worker works on the very message that this one has received.</param>
    public sealed record Busy(DateTimeOffset Until, DateTimeOffset? OwnerEnds, bool IsOwnTrigger) : ClaimOutcome;

    public sealed record NoRecord : ClaimOutcome;

    /// <summary>DynamoDB cannot apply the claim to what stands on the record.</summary>
    public sealed record Invalid : ClaimOutcome;
}
