using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes;
using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Contracts;

/// <summary>Every row of the table of writes, carried out by the turn's own store. Runs unchanged against any back-end.</summary>
public abstract partial class TurnWritesContract
{
    private static readonly Failure Why = new("code", "why");
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    private readonly FakeClock _clock = new();
    private readonly ConversationKey _key = new("+447700900123", $"contract-{Guid.NewGuid():N}");

    /// <summary>A client, and the name of a table with the keys of the conversations table.</summary>
    protected abstract Task<(IAmazonDynamoDB Client, string Table)> OpenAsync();

    private LeaseTerms Terms => new("message", 1, TimeSpan.FromSeconds(90), Margin, _clock.GetUtcNow().AddSeconds(600));

    private DateTimeOffset Deadline => _clock.GetUtcNow().AddSeconds(90);

    private static CustomerMessage Customer { get; } = new(["SMa", "SMb"], "hello", null, null);

    /// <summary>As a turn does: what blocks it is recorded too.</summary>
    private async Task<WriteOutcome> FinishAsync(ClaimedConversation conversation, PendingReply? reply = null, HandOff? told = null)
    {
        conversation.Resume(reply ?? Reply(PartState.Sent));
        return await conversation.FinishAsync(default) is WriteOutcome.Blocked { Item: var item }
            ? await conversation.FinishAllTheSameAsync(item, told, default)
            : new WriteOutcome.Applied(conversation.Claim);
    }

    private PendingReply Reply(PartState state) => new()
    {
        TurnId = "turn",
        Customer = Customer,
        CustomerWroteAt = _clock.GetUtcNow(),
        Reply = "the reply",
        Usage = new TokenUsage(1, 2, 3),
        Model = "gpt-test",
        StartedAt = _clock.GetUtcNow(),
        Parts = [new("the reply", state, state == PartState.Sent ? "SMpart" : null, _clock.GetUtcNow())],
    };

    private async Task<ConversationStore> StoreAsync()
    {
        var (client, table) = await OpenAsync();
        return new ConversationStore(new CountedDynamo(client, new CallCounter()), table, _key, _clock);
    }

    private async Task<ClaimOutcome> ClaimAsync(string owner) => await (await StoreAsync()).ClaimAsync(owner, Terms, null, default);

    private async Task<(ClaimedConversation Conversation, ConversationStore Store)> HoldAsync(params (string Name, AttributeValue Value)[] attributes)
    {
        await PutAsync([("conversation_status", Av.S("template_sent")), .. attributes]);
        var store = await StoreAsync();
        var held = Assert.IsType<ClaimOutcome.Held>(await store.ClaimAsync("me", Terms, null, default));
        return (new ClaimedConversation(store, held.Claim, Terms, _clock), store);
    }

    private Dictionary<string, AttributeValue> Key => new()
    {
        ["primary_channel"] = Av.S(_key.PrimaryChannel),
        ["conversation_id"] = Av.S(_key.ConversationId),
    };

    private async Task PutAsync(params (string Name, AttributeValue Value)[] attributes)
    {
        var (client, table) = await OpenAsync();
        var item = Key;
        foreach (var (name, value) in attributes)
            item[name] = value;
        await client.PutItemAsync(new PutItemRequest { TableName = table, Item = item }, default);
    }

    private async Task<Dictionary<string, AttributeValue>?> FindAsync()
    {
        var (client, table) = await OpenAsync();
        var response = await client.GetItemAsync(new GetItemRequest { TableName = table, Key = Key, ConsistentRead = true }, default);
        return response.Item is { Count: > 0 } item ? item : null;
    }
}
