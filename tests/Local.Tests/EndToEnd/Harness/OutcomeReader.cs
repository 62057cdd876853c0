using System.Security.Cryptography;
using System.Text;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>Reader of a scenario's outcome: tables, phone and logs.</summary>
internal sealed class OutcomeReader(TestCloud cloud, Customer customer)
{
    private const string ArchivePrefix = "archive#";

    private readonly Sample _sample = customer.Sample;

    public async Task<ConversationOutcome> ReadAsync(IReadOnlyList<string> triggers)
    {
        var items = await QueryAsync(cloud.Local.Stack.ConversationsTable, Contract.Conversations.PrimaryChannel, _sample.PrimaryChannel);
        var staged = await QueryAsync(cloud.Local.Stack.StageTable, Contract.Stage.ConversationId, _sample.ConversationId);
        var byKey = items.ToDictionary(item => item[Contract.Conversations.ConversationId].S);
        var record = byKey[_sample.ConversationId];
        var archives = byKey.Where(item => item.Key.StartsWith(ArchivePrefix, StringComparison.Ordinal)).Select(item => item.Value);
        var hash = Hash(_sample.ConversationId);
        return new ConversationOutcome
        {
            Customer = customer,
            Record = record,
            Items = byKey,
            Entries = [.. archives.Append(record)
                .SelectMany(item => item[Contract.Conversations.Messages].L)
                .Select(entry => entry.M)
                .Skip(_sample.EarlierMessages)],
            StagedSids = [.. staged.Select(item => item[Contract.Stage.MessageSid].S)],
            LockLeft = await cloud.Store.IsLockedAsync(_sample, CancellationToken.None),
            DeadLettered = triggers.Any(id => cloud.DeadLetters.ArrivedAsync(id).IsCompleted),
            Logs = [.. cloud.Logs.Events.Select(LoggedRecord.Of).OfType<LoggedRecord>().Where(record => record.Text("conversation") == hash)],
            ModelCalls = [.. cloud.Local.Providers.OpenAi.Calls.Where(customer.AsksAboutMe)],
            TwilioCalls = [.. cloud.Local.Providers.Twilio.Calls.Where(customer.IsToMe)],
        };
    }

    /// <summary>By which records name a conversation, whose id may hold a phone number.</summary>
    public static string Hash(string conversationId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(conversationId)))[..12];

    private async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> QueryAsync(string table, string key, string value)
    {
        var items = new List<Dictionary<string, AttributeValue>>();
        var query = new QueryRequest
        {
            TableName = table,
            KeyConditionExpression = $"{key} = :value",
            ExpressionAttributeValues = new() { [":value"] = new(value) },
            ConsistentRead = true,
        };
        do
        {
            var page = await cloud.Local.Tables.QueryAsync(query);
            items.AddRange(page.Items ?? []);
            query.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (query.ExclusiveStartKey is { Count: > 0 });
        return items;
    }
}
