using Amazon.DynamoDBv2.Model;

namespace WhatsAppReplies.Replies.Conversations.Writes;

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
