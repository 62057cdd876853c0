using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Local.Plan.Checks;
using WhatsAppReplies.Ops.Records;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Staging;
using WhatsAppReplies.Shared.Time;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>
/// Conversation that whoever verifies makes for a moment, with one staged message: it goes through queue and function as every other, and is deleted.
/// </summary>
internal sealed class OwnConversation(Stack stack, TimeProvider time, ConversationKey key)
{
    /// <summary>By which those of other runs are found.</summary>
    public const string BeginningOfIds = "verify#";

    private const string BeginningOfSids = "SMverify";

    private readonly string _sid = BeginningOfSids + key.ConversationId[BeginningOfIds.Length..];

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Of the one message.</summary>
    public string Sid => _sid;

    private Dictionary<string, AttributeValue> LockKey => new() { [Contract.TriggerLock.ConversationId] = Av.S(key.ConversationId) };

    /// <param name="attributes">Of its record, beside what every record has.</param>
    /// <param name="text">What is staged.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task BeginAsync(IReadOnlyDictionary<string, AttributeValue> attributes, string text, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var expires = now + StageItem.Lifetime;
        var record = RecordReader.KeyOf(key);
        foreach (var (name, value) in attributes)
            record[name] = value;
        record[Names.CreatedAt] = record[Names.UpdatedAt] = Av.S(Timestamp.Of(now));
        record[Names.Status] = Av.S(Contract.Statuses.Received);
        record[Names.Messages] = new AttributeValue { L = [] };
        await stack.Tables.PutItemAsync(stack.Conversations, record, cancellationToken);
        await stack.Tables.PutItemAsync(
            stack.Stage,
            StageItem.Of(new InboundMessage { Sid = _sid, From = key.PrimaryChannel, To = "", Body = text }, key, now, expires),
            cancellationToken);
        await stack.Tables.PutItemAsync(
            stack.TriggerLocks, new(LockKey) { [Contract.TriggerLock.ExpiresAt] = Av.N(expires.ToUnixTimeSeconds()) }, cancellationToken);
        await stack.Queues.SendMessageAsync(await stack.TriggersAsync(cancellationToken), TriggerBody.Of(key, now), cancellationToken);
    }

    /// <returns>The record, and whether it is done: what has ended its claim, recorded something and deleted its lock, which comes last.</returns>
    public async Task<(ConversationRecord? Record, bool IsDone)> UntilDoneAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var (records, started) = (new RecordReader(stack.Tables, stack.Conversations), time.GetTimestamp());
        ConversationRecord? record = null;
        while (time.GetElapsedTime(started) < patience)
        {
            record = await records.ReadAsync(key, cancellationToken);
            if (record is not null && IsDone(record) && !await IsLockedAsync(cancellationToken))
                return (record, true);
            await Task.Delay(BetweenLooks, time, cancellationToken);
        }

        return (record, false);
    }

    public async Task<IReadOnlyList<Point>> LeftAsync(string subject, ConversationRecord record, CancellationToken cancellationToken)
    {
        var staged = await new StagedMessages(stack.Tables, stack.Stage).ReadAsync(key.ConversationId, cancellationToken);
        var isLocked = await IsLockedAsync(cancellationToken);
        return
        [
            new(TriedConversation.Step, subject, "the claim is ended", record.Owner is null, record.Owner is null ? "it is" : "it stands"),
            new(TriedConversation.Step, subject, "nothing is staged any more", staged.Count == 0, $"{staged.Count} staged"),
            new(TriedConversation.Step, subject, "the trigger lock is gone", !isLocked, isLocked ? "it stands" : "it is"),
        ];
    }

    /// <summary>Only of what is done: without its record a trigger that is still on its way would ring as a refusal.</summary>
    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        await stack.Tables.DeleteItemAsync(stack.Stage, StageItem.Key(key.ConversationId, _sid), cancellationToken);
        await stack.Tables.DeleteItemAsync(stack.TriggerLocks, LockKey, cancellationToken);
        await stack.Tables.DeleteItemAsync(stack.Conversations, RecordReader.KeyOf(key), cancellationToken);
    }

    /// <summary>Whoever had its trigger is done with it.</summary>
    public static bool IsDone(ConversationRecord record) => record is { IsClaimed: false, Entries.Count: > 0 };

    private async Task<bool> IsLockedAsync(CancellationToken cancellationToken) =>
        (await stack.Tables.GetItemAsync(
            new GetItemRequest { TableName = stack.TriggerLocks, Key = LockKey, ConsistentRead = true }, cancellationToken)).Item is { Count: > 0 };
}
