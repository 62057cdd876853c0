using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;
using Names = WhatsAppReplies.Contract.Stage;

namespace WhatsAppReplies.Inbound.Sweep;

/// <summary>Scan of the stage table, which is almost empty when all is well. It reads no text: whose message it is and when it came is enough.</summary>
internal sealed class StagedMessages(IAmazonDynamoDB dynamo, string table)
{
    private const string Read = $"{Names.ConversationId}, {Names.PrimaryChannel}, {Names.MessageSid}, {Names.ReceivedAt}";

    /// <summary>What no turn can take has ended in front of a person already, and stays until somebody mends or deletes it.</summary>
    private const string CanBeAnswered =
        $"attribute_type({Names.PrimaryChannel}, :text) AND "
        + $"(attribute_not_exists({Names.Body}) OR attribute_type({Names.Body}, :text) OR attribute_type({Names.Body}, :null))";

    public async Task<List<OverdueConversation>> OverdueAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var overdue = new Dictionary<ConversationKey, OverdueConversation>();
        var oldest = new Dictionary<ConversationKey, DateTimeOffset>();
        var newest = new Dictionary<ConversationKey, DateTimeOffset>();
        await foreach (var (conversation, sid, at) in ReadAsync(cancellationToken))
        {
            // A time that nobody can read is no reason to leave a message lying.
            var time = at ?? DateTimeOffset.MinValue;
            if (!newest.TryGetValue(conversation, out var last) || time > last)
                newest[conversation] = time;
            if (time < before && (!oldest.TryGetValue(conversation, out var first) || time < first))
            {
                oldest[conversation] = time;
                overdue[conversation] = new(conversation, sid, at, null);
            }
        }

        return [.. overdue.Values.Select(found => found with { NewestAt = newest[found.Conversation] is var at && at > DateTimeOffset.MinValue ? at : null })];
    }

    private async IAsyncEnumerable<(ConversationKey Conversation, string Sid, DateTimeOffset? ReceivedAt)> ReadAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ScanRequest
        {
            TableName = table,
            ProjectionExpression = Read,
            FilterExpression = CanBeAnswered,
            ExpressionAttributeValues = new() { [":text"] = Av.S("S"), [":null"] = Av.S("NULL") },
        };
        while (true)
        {
            var page = await dynamo.ScanAsync(request, cancellationToken);
            foreach (var item in page.Items ?? [])
            {
                yield return (
                    new(item[Names.PrimaryChannel].S, item[Names.ConversationId].S),
                    item[Names.MessageSid].S,
                    item.GetValueOrDefault(Names.ReceivedAt)?.S is { } text ? IsoTimeReader.Read(text)?.Instant : null);
            }

            if (page.LastEvaluatedKey is not { Count: > 0 } next)
                yield break;
            request.ExclusiveStartKey = next;
        }
    }
}
