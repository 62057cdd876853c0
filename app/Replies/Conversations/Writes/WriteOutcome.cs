using Amazon.DynamoDBv2.Model;

namespace WhatsAppReplies.Replies.Conversations.Writes;

internal abstract record WriteOutcome
{
    private WriteOutcome()
    {
    }

    /// <summary>Applied, by this attempt or by an earlier one whose answer was lost.</summary>
    public sealed record Applied(Claim Claim) : WriteOutcome;

    /// <summary>The claim is somebody else's by now.</summary>
    public sealed record Lost(DateTimeOffset? Until) : WriteOutcome;

    /// <summary>The claim is still ours; another guard refused.</summary>
    public sealed record Blocked(Dictionary<string, AttributeValue> Item) : WriteOutcome;
}
