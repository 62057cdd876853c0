using System.Collections.Concurrent;
using System.Text.Json;
using Amazon.DynamoDBv2.DocumentModel;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Runner.Live.Feed;
using WhatsAppReplies.Local.Runner.Live.Steps;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Local.Runner.Live.State;

/// <summary>Watch over the tables: reads what steps may have changed, as soon as a moment has passed without another one of the same conversation.</summary>
/// <param name="cloud">Whose tables.</param>
/// <param name="feed">Is told.</param>
/// <param name="conversations">That were seen.</param>
/// <param name="counts">Whether it also counts what is lost and what came twice: only of phones that stand here can anybody know what they show.</param>
/// <param name="time">Of looking again.</param>
internal sealed class TableWatch(LocalCloud cloud, LiveFeed feed, KnownConversations conversations, bool counts, TimeProvider time)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    /// <summary>Counting reads every table.</summary>
    private static readonly TimeSpan CountsAtMostEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CountsAtLeastEvery = TimeSpan.FromSeconds(2);

    /// <summary>By conversation: when a step last touched it.</summary>
    private readonly ConcurrentDictionary<string, long> _touched = new(StringComparer.Ordinal);
    private readonly FactsReader _facts = new(cloud, time);
    private MessageCount? _told;

    public void Touch(string conversationId) => _touched[conversationId] = time.GetTimestamp();

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            var (counted, isCounted) = (time.GetTimestamp(), false);
            while (true)
            {
                await Task.Delay(Moment, time, stop);
                foreach (var touch in _touched)
                {
                    // Between two steps that follow at once, a read would only take its time from the second.
                    if (time.GetElapsedTime(touch.Value) < Moment || !_touched.TryRemove(touch)) continue;
                    isCounted = false;
                    if (conversations.ChannelOf(touch.Key) is { } channel) await ShowAsync(touch.Key, channel, stop);
                }

                if (!counts || time.GetElapsedTime(counted) < (isCounted ? CountsAtLeastEvery : CountsAtMostEvery)) continue;
                (counted, isCounted) = (time.GetTimestamp(), true);
                Tell(await _facts.ReadAsync(stop));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to end.
        }
    }

    private void Tell(MessageFacts facts)
    {
        var count = MessageCount.Of(facts);
        if (count == _told) return;
        _told = count;
        feed.Publish(EventKinds.Count, new { count, facts.Triggers, facts.DeadLetters }, replaces: EventKinds.Count);
    }

    private async Task ShowAsync(string id, string channel, CancellationToken cancellationToken)
    {
        var record = await cloud.Tables.GetItemAsync(
            new GetItemRequest
            {
                TableName = cloud.Stack.ConversationsTable,
                Key = new() { [Names.PrimaryChannel] = new(channel), [Names.ConversationId] = new(id) },
                ConsistentRead = true,
            },
            cancellationToken);
        var staged = await cloud.Tables.QueryAsync(
            new QueryRequest
            {
                TableName = cloud.Stack.StageTable,
                KeyConditionExpression = $"{Contract.Stage.ConversationId} = :id",
                ExpressionAttributeValues = new() { [":id"] = new(id) },
                ConsistentRead = true,
            },
            cancellationToken);
        var locked = await cloud.Tables.GetItemAsync(
            new GetItemRequest
            {
                TableName = cloud.Stack.TriggerLockTable,
                Key = new() { [Contract.TriggerLock.ConversationId] = new(id) },
                ConsistentRead = true,
            },
            cancellationToken);
        feed.Publish(
            EventKinds.Record,
            new
            {
                at = time.GetUtcNow(),
                customer = WhatsAppAddress.WithoutPrefix(channel),
                record = Plain(record.Item),
                staged = (staged.Items ?? []).Select(Plain),
                @lock = Plain(locked.Item),
            },
            replaces: $"{EventKinds.Record} {id}");
    }

    private static JsonElement? Plain(Dictionary<string, AttributeValue>? item)
    {
        if (item is not { Count: > 0 }) return null;
        using var json = JsonDocument.Parse(Document.FromAttributeMap(item).ToJson());
        return json.RootElement.Clone();
    }
}
