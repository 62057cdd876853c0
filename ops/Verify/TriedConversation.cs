using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Ops.Records;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>
/// Conversation that goes through queue, function and tables, and that a person has: the function records what was written and asks no model and sends no message.
/// The hand-off stands as told, so that nobody is called for it.
/// </summary>
internal sealed class TriedConversation(Stack stack, TimeProvider time, string token)
{
    /// <summary>An address that nobody has: all that any run has left stands under it.</summary>
    private const string Channel = "verify";
    private const string Text = "verify";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(15);

    private readonly ConversationKey _key = new(Channel, $"verify#{token}");
    private readonly string _sid = $"SMverify{token}";

    public async Task<IReadOnlyList<Point>> RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await PutAsync(cancellationToken);
        await stack.Queues.SendMessageAsync(await stack.TriggersAsync(cancellationToken), TriggerBody.Of(_key), cancellationToken);
        var record = await UntilDoneAsync(started, cancellationToken);
        if (record is null)
        {
            // Without its record the trigger, which is still on its way, would ring as a refusal.
            return
            [
                new Point(
                    "conversation", $"it comes through queue and function within {Patience.TotalSeconds:0} s", false,
                    $"it does not; what was put stays, since its trigger may still come: {_key.ConversationId}"),
            ];
        }

        List<Point> points =
        [
            new("conversation", $"it comes through queue and function within {Patience.TotalSeconds:0} s", true, $"after {time.GetElapsedTime(started).TotalSeconds:0.0} s"),
            Point.Same("conversation", "what the record says", Contract.Statuses.AwaitingHuman, record.Status),
            new("conversation", "what was written is recorded once, without a reply", record.Entries.Count == 1 && record.Holds(_sid), $"{record.Entries.Count} entries"),
            new("conversation", "the claim is ended", record.Owner is null, record.Owner is null ? "it is" : "it stands"),
            await StagedAsync(cancellationToken),
            await LockAsync(cancellationToken),
        ];
        await CleanUpAsync(cancellationToken);
        return points;
    }

    private async Task PutAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var expires = Av.N((now + Lifetime).ToUnixTimeSeconds());
        var record = RecordReader.KeyOf(_key);
        record[Names.HandOff] = Av.Bool(true);
        record[Names.HandedOverAt] = record[Names.CreatedAt] = record[Names.UpdatedAt] = Av.S(Timestamp.Of(now));
        record[Names.Status] = Av.S(Contract.Statuses.Received);
        record[Names.Messages] = new AttributeValue { L = [] };
        await stack.Tables.PutItemAsync(stack.Conversations, record, cancellationToken);
        await stack.Tables.PutItemAsync(
            stack.Stage,
            new()
            {
                [Contract.Stage.ConversationId] = Av.S(_key.ConversationId),
                [Contract.Stage.MessageSid] = Av.S(_sid),
                [Contract.Stage.PrimaryChannel] = Av.S(_key.PrimaryChannel),
                [Contract.Stage.Body] = Av.S(Text),
                [Contract.Stage.ReceivedAt] = Av.S(Timestamp.Of(now)),
                [Contract.Stage.ExpiresAt] = expires,
            },
            cancellationToken);
        await stack.Tables.PutItemAsync(
            stack.TriggerLocks, new() { [Contract.TriggerLock.ConversationId] = Av.S(_key.ConversationId), [Contract.TriggerLock.ExpiresAt] = expires }, cancellationToken);
    }

    /// <returns>Nothing where it takes too long. Done is what has ended its claim and deleted its lock, which comes last.</returns>
    private async Task<ConversationRecord?> UntilDoneAsync(long started, CancellationToken cancellationToken)
    {
        var records = new RecordReader(stack.Tables, stack.Conversations);
        while (time.GetElapsedTime(started) < Patience)
        {
            if (await records.ReadAsync(_key, cancellationToken) is { IsClaimed: false, Entries.Count: > 0 } record && !await IsLockedAsync(cancellationToken))
                return record;
            await Task.Delay(BetweenLooks, time, cancellationToken);
        }

        return null;
    }

    private async Task<Point> StagedAsync(CancellationToken cancellationToken)
    {
        var staged = await new StagedMessages(stack.Tables, stack.Stage).ReadAsync(_key.ConversationId, cancellationToken);
        return new Point("conversation", "nothing is staged any more", staged.Count == 0, $"{staged.Count} staged");
    }

    private async Task<Point> LockAsync(CancellationToken cancellationToken)
    {
        var isLocked = await IsLockedAsync(cancellationToken);
        return new Point("conversation", "the trigger lock is gone", !isLocked, isLocked ? "it stands" : "it is");
    }

    private async Task<bool> IsLockedAsync(CancellationToken cancellationToken) =>
        (await stack.Tables.GetItemAsync(new GetItemRequest { TableName = stack.TriggerLocks, Key = LockKey, ConsistentRead = true }, cancellationToken)).Item is { Count: > 0 };

    private Dictionary<string, AttributeValue> LockKey => new() { [Contract.TriggerLock.ConversationId] = Av.S(_key.ConversationId) };

    private async Task CleanUpAsync(CancellationToken cancellationToken)
    {
        await stack.Tables.DeleteItemAsync(
            stack.Stage, new() { [Contract.Stage.ConversationId] = Av.S(_key.ConversationId), [Contract.Stage.MessageSid] = Av.S(_sid) }, cancellationToken);
        await stack.Tables.DeleteItemAsync(stack.TriggerLocks, LockKey, cancellationToken);
        await stack.Tables.DeleteItemAsync(stack.Conversations, RecordReader.KeyOf(_key), cancellationToken);
    }
}
