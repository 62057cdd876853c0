using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;
using WhatsAppReplies.Shared.Twilio;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Inbound.Staging;

/// <summary>
/// Index query for the conversation of a customer with a number of the company. Other systems write addresses with and without a prefix, and nobody knows
/// which, so every way is asked for at the same time: one round trip, and the same work whether there is a conversation or not.
/// </summary>
internal sealed class ConversationFinder(IAmazonDynamoDB dynamo, string table, string index)
{
    private const string OfBoth = $"{Names.IndexCompanyNumber} = :company AND {Names.IndexRecipient} = :customer";

    /// <summary>Nothing of what was said. Whatever is added here has to be projected by the index too: <see cref="Names.ProjectedByIndex"/>.</summary>
    private const string Read =
        $"{Names.PrimaryChannel}, {Names.ConversationId}, {Names.TaskComplete}, {Names.UpdatedAt}, {ConversationCredentials.Paths}";

    /// <returns>Of several the one whose task is not complete, then the one that was updated last.</returns>
    public async Task<FoundConversation?> FindAsync(string company, string customer, CancellationToken cancellationToken)
    {
        var queries = new List<Task<List<FoundConversation>>>();
        foreach (var companyWay in WhatsAppAddress.Ways(company))
        {
            foreach (var customerWay in WhatsAppAddress.Ways(customer))
                queries.Add(QueryAsync(companyWay, customerWay, cancellationToken));
        }

        FoundConversation? best = null;
        foreach (var found in await Task.WhenAll(queries))
        {
            foreach (var conversation in found)
            {
                if (best is null || IsBetter(conversation, best))
                    best = conversation;
            }
        }

        return best;
    }

    private static bool IsBetter(FoundConversation one, FoundConversation other)
    {
        if (one.IsComplete != other.IsComplete)
            return !one.IsComplete;

        var byTime = (one.UpdatedAt ?? DateTimeOffset.MinValue).CompareTo(other.UpdatedAt ?? DateTimeOffset.MinValue);
        // Two webhooks of one customer must not choose differently.
        return byTime != 0 ? byTime > 0 : string.CompareOrdinal(one.Key.ConversationId, other.Key.ConversationId) < 0;
    }

    private async Task<List<FoundConversation>> QueryAsync(string company, string customer, CancellationToken cancellationToken)
    {
        var request = new QueryRequest
        {
            TableName = table,
            IndexName = index,
            KeyConditionExpression = OfBoth,
            ProjectionExpression = Read,
            ExpressionAttributeValues = new() { [":company"] = Av.S(company), [":customer"] = Av.S(customer) },
        };

        var found = new List<FoundConversation>();
        while (true)
        {
            var page = await dynamo.QueryAsync(request, cancellationToken);
            foreach (var item in page.Items ?? [])
                found.Add(ReadItem(item));
            if (page.LastEvaluatedKey is not { Count: > 0 } next)
                return found;
            request.ExclusiveStartKey = next;
        }
    }

    private static FoundConversation ReadItem(Dictionary<string, AttributeValue> item)
    {
        // A record that is wrong is told by the turn that meets it; here it is a conversation all the same.
        var attributes = new Attributes(item, "", []);
        return new(
            new ConversationKey(item[Names.PrimaryChannel].S, item[Names.ConversationId].S),
            ConversationCredentials.Of(attributes),
            attributes.Flag(Names.TaskComplete),
            attributes.Text(Names.UpdatedAt) is { } at ? IsoTimeReader.Read(at)?.Instant : null);
    }
}
