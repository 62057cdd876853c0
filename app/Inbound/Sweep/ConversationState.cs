using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Inbound.Sweep;

/// <summary>State of a conversation: whether somebody is at work on it, or has given it up.</summary>
/// <param name="Status">Nothing when it has none.</param>
/// <param name="Deadline">When the claim that stands on it ends.</param>
/// <param name="EndedAt">When the last turn ended, well or not; nothing when the record does not say so.</param>
internal sealed record ConversationState(string? Status, DateTimeOffset? Deadline, DateTimeOffset? EndedAt)
{
    private const string Read = $"{Names.ConversationId}, {Names.Status}, {Names.Deadline}, {Names.LastTurnAt}, {Names.UpdatedAt}";

    /// <summary>A trigger comes back within the longest delay; then it has the queue's visibility timeout, and a worker at most an invocation.</summary>
    private static readonly TimeSpan LongestRetry = RetryLimits.LongestDelay + TimeSpan.FromMinutes(20);

    /// <returns>Nothing when there is no record.</returns>
    public static async Task<ConversationState?> ReadAsync(
        IAmazonDynamoDB dynamo, string table, ConversationKey conversation, CancellationToken cancellationToken)
    {
        var answer = await dynamo.GetItemAsync(
            new GetItemRequest
            {
                TableName = table,
                Key = new()
                {
                    [Names.PrimaryChannel] = Av.S(conversation.PrimaryChannel),
                    [Names.ConversationId] = Av.S(conversation.ConversationId),
                },
                ConsistentRead = true,
                ProjectionExpression = Read,
            },
            cancellationToken);
        if (answer.Item is not { Count: > 0 } item)
            return null;

        var attributes = new Attributes(item, "", []);
        var status = attributes.Text(Names.Status);
        return new(
            status,
            attributes.Instant(Names.Deadline),
            // Refusals write the time of day too; a turn that goes back to its queue does not, so there only its own word counts.
            attributes.Instant(Names.LastTurnAt)
                ?? (status == Contract.Statuses.ReplyFailed && attributes.Text(Names.UpdatedAt) is { } at ? IsoTimeReader.Read(at)?.Instant : null));
    }

    /// <summary>A trigger would change nothing, or would only be one more of a failing conversation.</summary>
    public bool NeedsNoTrigger(DateTimeOffset? newestMessage, DateTimeOffset now) => Status switch
    {
        // A deadline that is no time was written by nobody who will ever end it.
        // guard: A sweep leaves a claim alone that is alive
        Contract.Statuses.Processing => Deadline is { } deadline && deadline >= now,
        // These have a trigger that comes back, or a dead letter; only what was written after they failed may have none.
        // guard: A sweep leaves alone what a person has
        Contract.Statuses.ReplyFailed => !(newestMessage > EndedAt),
        // Nor does one whose last receives no function saw, or died in: the queue took it away while the record says that the reply is tried again.
        Contract.Statuses.Retry => !(newestMessage > EndedAt) && !(EndedAt < now - LongestRetry),
        _ => false,
    };

    public override string ToString() => Status ?? "no status";
}
