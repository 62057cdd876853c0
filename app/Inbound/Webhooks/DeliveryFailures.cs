using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;
using WhatsAppReplies.Shared.Twilio;
using Failure = WhatsAppReplies.Contract.DeliveryFailure;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>
/// Writes of a delivery failure to the record. The failure is written before the status: a turn that finishes between the two sees the
/// failure, one that finished before them is seen by the second write, and either way the record ends up saying what is so.
/// </summary>
internal sealed class DeliveryFailures(IAmazonDynamoDB dynamo, string table, TimeProvider time)
{
    /// <summary>As many parts as the longest reply has that a turn sends.</summary>
    private const int MostParts = 40;

    /// <summary>
    /// A failure of a part that is being sent waits there for the end of its turn, which looks at it: a late one of an earlier reply must not hide it.
    /// </summary>
    private static readonly string[] Record =
    [
        $"attribute_exists({Names.ConversationId})",
        $"(attribute_not_exists({Names.LastDeliveryFailure}) OR {Names.LastDeliveryFailure}.{Failure.Sid} <> :sid)",
        $"NOT {Names.LastDeliveryFailure}.{Failure.Sid} IN ({string.Join(", ", Enumerable.Range(0, MostParts).Select(PendingSid))})",
    ];

    /// <summary>A reply that was recorded by an earlier version names its last message only.</summary>
    private static readonly string[] Mark =
    [
        $"{Names.Status} = :replySent",
        $"(contains({Names.LastPartSids}, :sid) OR {Names.LastAssistantMessageSid} = :sid)",
    ];

    /// <returns>It was not on the record yet.</returns>
    public async Task<bool> WriteAsync(ConversationKey conversation, DeliveryStatus status, CancellationToken cancellationToken)
    {
        var at = Av.S(Timestamp.Of(time.GetUtcNow()));
        var recorded = await UpdateAsync(
            conversation,
            Record,
            $"SET {Names.LastDeliveryFailure} = :failure",
            new()
            {
                [":sid"] = Av.S(status.Sid),
                [":failure"] = Av.M(new() { [Failure.Sid] = Av.S(status.Sid), [Failure.Code] = Av.N(status.Code), [Failure.At] = at }),
            },
            cancellationToken);
        var marked = await UpdateAsync(
            conversation,
            Mark,
            $"SET {Names.Status} = :undelivered, {Names.StatusReason} = :reason, {Names.UpdatedAt} = :at",
            new()
            {
                [":sid"] = Av.S(status.Sid),
                [":replySent"] = Av.S(Contract.Statuses.ReplySent),
                [":undelivered"] = Av.S(Contract.Statuses.ReplyUndelivered),
                [":reason"] = Av.S(UndeliveredReason.Of(status.Code)),
                [":at"] = at,
            },
            cancellationToken);
        return recorded || marked || !await IsRecordedAsync(conversation, status.Sid, cancellationToken);
    }

    /// <summary>Refused for one of two reasons: it came before, or one of the reply that is being sent stands there.</summary>
    private async Task<bool> IsRecordedAsync(ConversationKey conversation, string sid, CancellationToken cancellationToken)
    {
        var answer = await dynamo.GetItemAsync(
            new GetItemRequest
            {
                TableName = table,
                Key = Key(conversation),
                ConsistentRead = true,
                ProjectionExpression = $"{Names.LastDeliveryFailure}.{Failure.Sid}",
            },
            cancellationToken);
        return answer.Item?.GetValueOrDefault(Names.LastDeliveryFailure)?.M is not { } failure || failure.GetValueOrDefault(Failure.Sid)?.S == sid;
    }

    private static string PendingSid(int part) =>
        string.Create(CultureInfo.InvariantCulture, $"{Names.PendingReply}.{Contract.PendingReply.Parts}[{part}].{Contract.PendingReply.Sid}");

    private static Dictionary<string, AttributeValue> Key(ConversationKey conversation) => new()
    {
        [Names.PrimaryChannel] = Av.S(conversation.PrimaryChannel),
        [Names.ConversationId] = Av.S(conversation.ConversationId),
    };

    private async Task<bool> UpdateAsync(
        ConversationKey conversation, string[] when, string update, Dictionary<string, AttributeValue> values, CancellationToken cancellationToken)
    {
        try
        {
            await dynamo.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = table,
                    Key = Key(conversation),
                    ConditionExpression = string.Join(" AND ", when),
                    UpdateExpression = update,
                    ExpressionAttributeValues = values,
                },
                cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }
}
