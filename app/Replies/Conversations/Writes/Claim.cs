using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Replies.Turns;

namespace WhatsAppReplies.Replies.Conversations.Writes;

/// <summary>The right to write to a conversation until a deadline. Every write raises the step, so that no write of the same owner is applied twice.</summary>
/// <param name="Owner">A token of this claim alone.</param>
/// <param name="Step">As the record has it after the last write: it only ever rises, from claim to claim too.</param>
/// <param name="ClaimedAt">By this worker's clock, after the claim was granted.</param>
/// <param name="Deadline">As written; others take over when their clock has passed it.</param>
/// <param name="SafeUntil">The deadline without the margin for their clocks.</param>
internal sealed record Claim(string Owner, long Step, DateTimeOffset ClaimedAt, DateTimeOffset Deadline, DateTimeOffset SafeUntil)
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

    public sealed record Busy(DateTimeOffset Until) : ClaimOutcome;

    public sealed record NoRecord : ClaimOutcome;

    /// <summary>DynamoDB cannot apply the claim to what stands on the record.</summary>
    public sealed record Invalid : ClaimOutcome;
}
