using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Deploy;

namespace WhatsAppReplies.Benchmarks.Fixtures;

/// <summary>Test data: writes what is in the tables before a turn, as the systems before this one do.</summary>
internal sealed class Seeder(IAmazonDynamoDB tables, DeployedStack stack, string assistantId, TimeProvider time)
{
    private const int LargestBatch = 25;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private int _conversations;
    private int _sids;

    /// <param name="turns">How many turns it has had: two messages each.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<BenchConversation> ConversationAsync(int turns, CancellationToken cancellationToken)
    {
        var conversation = new BenchConversation(Interlocked.Increment(ref _conversations));
        var messages = Enumerable.Range(0, turns).SelectMany(Turn).Select(message => new AttributeValue { M = message }).ToList();
        await tables.PutItemAsync(
            new PutItemRequest
            {
                TableName = stack.ConversationsTable,
                Item = new Dictionary<string, AttributeValue>
                {
                    [Contract.Conversations.PrimaryChannel] = new(conversation.PrimaryChannel),
                    [Contract.Conversations.ConversationId] = new(conversation.Id),
                    [Contract.Conversations.Status] = new("template_sent"),
                    [Contract.Conversations.HandOff] = new() { BOOL = false },
                    [Contract.Conversations.TaskComplete] = new() { N = "0" },
                    [Contract.Conversations.AiConfig] = Map(Contract.Conversations.AssistantId, assistantId),
                    [Contract.Conversations.ChannelConfig] = Map(Contract.Conversations.CompanyNumber, "whatsapp:+447700900456"),
                    [Contract.Conversations.Messages] = new() { L = messages, IsLSet = true },
                },
            },
            cancellationToken);
        return conversation;
    }

    /// <summary>Stages fragments, locks the trigger, and returns the event that the function gets.</summary>
    /// <param name="conversation">Whose.</param>
    /// <param name="fragments">How many.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <param name="characters">Of each fragment; null: as customers write.</param>
    public async Task<ReadOnlyMemory<byte>> StageAsync(
        BenchConversation conversation, int fragments, CancellationToken cancellationToken, int? characters = null)
    {
        var expires = new AttributeValue { N = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) };
        var puts = Enumerable.Range(0, fragments).Select(index => new WriteRequest(new PutRequest(Fragment(conversation, index, expires, characters))));
        foreach (var batch in puts.Chunk(LargestBatch))
        {
            await tables.BatchWriteItemAsync(new Dictionary<string, List<WriteRequest>> { [stack.StageTable] = [.. batch] }, cancellationToken);
        }

        await tables.PutItemAsync(
            stack.TriggerLockTable,
            new Dictionary<string, AttributeValue>
            {
                [Contract.TriggerLock.ConversationId] = new(conversation.Id),
                [Contract.TriggerLock.ExpiresAt] = expires,
            },
            cancellationToken);
        return TriggerEvent.For(conversation, time.GetUtcNow());
    }

    /// <summary>Time passes: everything that was said on the record was said so much earlier.</summary>
    public async Task PassAsync(BenchConversation conversation, TimeSpan time, CancellationToken cancellationToken)
    {
        var key = new Dictionary<string, AttributeValue>
        {
            [Contract.Conversations.PrimaryChannel] = new(conversation.PrimaryChannel),
            [Contract.Conversations.ConversationId] = new(conversation.Id),
        };
        var record = await tables.GetItemAsync(
            new GetItemRequest { TableName = stack.ConversationsTable, Key = key, ConsistentRead = true }, cancellationToken);
        var messages = record.Item[Contract.Conversations.Messages];
        foreach (var message in messages.L)
        {
            var said = DateTimeOffset.Parse(message.M[Contract.Messages.Timestamp].S, CultureInfo.InvariantCulture);
            message.M[Contract.Messages.Timestamp] = new((said - time).ToString("O", CultureInfo.InvariantCulture));
        }

        await tables.UpdateItemAsync(
            new UpdateItemRequest
            {
                TableName = stack.ConversationsTable,
                Key = key,
                UpdateExpression = $"SET {Contract.Conversations.Messages} = :messages",
                ExpressionAttributeValues = new Dictionary<string, AttributeValue> { [":messages"] = messages },
            },
            cancellationToken);
    }

    private Dictionary<string, AttributeValue> Fragment(BenchConversation conversation, int index, AttributeValue expires, int? characters) => new()
    {
        [Contract.Stage.ConversationId] = new(conversation.Id),
        [Contract.Stage.MessageSid] = new(Sid()),
        [Contract.Stage.PrimaryChannel] = new(conversation.PrimaryChannel),
        [Contract.Stage.Body] = new(Body(index, characters)),
        [Contract.Stage.ReceivedAt] = new(time.GetUtcNow().AddMilliseconds(index).ToString("O", CultureInfo.InvariantCulture)),
        [Contract.Stage.ExpiresAt] = expires,
    };

    private static string Body(int index, int? characters)
    {
        var line = $"Line {index} of what I wanted to ask: could I start in May, and would part-time be possible? ";
        return characters is { } length ? string.Concat(Enumerable.Repeat(line, (length / line.Length) + 1))[..length] : line.TrimEnd();
    }

    private IEnumerable<Dictionary<string, AttributeValue>> Turn(int turn)
    {
        var at = new AttributeValue(time.GetUtcNow().AddDays(-2).AddMinutes(turn).ToString("O", CultureInfo.InvariantCulture));
        yield return Message(Contract.Messages.UserRole, at, $"Question {turn}: is the post still open, and what would the hours be in the first weeks?");
        yield return Message(
            Contract.Messages.AssistantRole,
            at,
            $"Answer {turn}: it is open. Most people start with thirty hours and choose their days after the first month.");
    }

    private Dictionary<string, AttributeValue> Message(string role, AttributeValue at, string content) => new()
    {
        [Contract.Messages.MessageId] = new(Sid()),
        [Contract.Messages.Timestamp] = at,
        [Contract.Messages.Role] = new(role),
        [Contract.Messages.Content] = new(content),
    };

    private static AttributeValue Map(string name, string value) =>
        new() { M = new Dictionary<string, AttributeValue> { [name] = new(value) } };

    private string Sid() => string.Create(CultureInfo.InvariantCulture, $"SM{Interlocked.Increment(ref _sids):x32}");
}
