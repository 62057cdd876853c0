using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Runner.Chaos.Invariants;
using WhatsAppReplies.Local.Runner.Scenario;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Local.Runner.Live.State;

/// <summary>Reader of all tables, queues and phones.</summary>
internal sealed class FactsReader(LocalCloud cloud, TimeProvider time)
{
    private readonly SampleStore _store = new(cloud, time);

    public async Task<MessageFacts> ReadAsync(CancellationToken cancellationToken)
    {
        // A message that moves on meanwhile must be seen where it was or where it is: a receipt comes after stage and trigger, so receipts are read before
        // these; a record is written before the stage is cleaned up and the trigger acknowledged, so records are read after them.
        var twilio = cloud.Providers.Twilio;
        var shown = twilio.Phones.All.SelectMany(phone => phone.Shown.Select(message => (message.Sid, phone.Address))).ToList();
        var written = twilio.Received.Select(message => new WrittenMessage(message.Sid, message.AcceptedAt)).ToList();
        var locks = await TableScan.OfAsync(cloud.Tables, cloud.Stack.TriggerLockTable, cancellationToken);
        var triggers = await _store.MessagesInAsync(cloud.Stack.Queue.Url, cancellationToken);
        var staged = await TableScan.OfAsync(cloud.Tables, cloud.Stack.StageTable, cancellationToken);
        var items = await TableScan.OfAsync(cloud.Tables, cloud.Stack.ConversationsTable, cancellationToken);
        var archives = items.Where(item => item.ContainsKey(ArchivedEntries.ArchiveOf))
            .ToLookup(item => item[ArchivedEntries.ArchiveOf].S, StringComparer.Ordinal);
        var records = items.Where(item => !item.ContainsKey(ArchivedEntries.ArchiveOf)).ToList();
        var entries = records.SelectMany(record => Entries(record, archives[record[Names.ConversationId].S])).ToList();
        return new MessageFacts
        {
            Written = written,
            Recorded = [.. entries.SelectMany(entry => Texts(entry, Contract.Messages.FragmentSids))],
            RecordedParts = entries.SelectMany(entry => Texts(entry, Contract.Messages.PartSids)).ToHashSet(StringComparer.Ordinal),
            BeingAnswered = records.Where(record => record.ContainsKey(Names.PendingReply) || record.ContainsKey(Names.Owner))
                .Select(record => WhatsAppAddress.WithPrefix(record[Names.PrimaryChannel].S)).ToHashSet(StringComparer.Ordinal),
            Staged = staged.Select(item => item[Contract.Stage.MessageSid].S).ToHashSet(StringComparer.Ordinal),
            Receipts = locks.Select(item => item[Contract.TriggerLock.ConversationId].S)
                .Where(key => key.StartsWith(Contract.TriggerLock.ReceiptPrefix, StringComparison.Ordinal))
                .Select(key => key[Contract.TriggerLock.ReceiptPrefix.Length..]).ToHashSet(StringComparer.Ordinal),
            Shown = shown,
            Triggers = triggers,
            DeadLetters = await _store.MessagesInAsync(cloud.Stack.DeadLetterQueueUrl, cancellationToken),
            At = time.GetUtcNow(),
        };
    }

    private static IEnumerable<Dictionary<string, AttributeValue>> Entries(
        Dictionary<string, AttributeValue> record, IEnumerable<Dictionary<string, AttributeValue>> archives) =>
        ArchivedEntries.Of(record, archives).Concat(record.GetValueOrDefault(Names.Messages)?.L ?? []).Select(entry => entry.M);

    private static IEnumerable<string> Texts(Dictionary<string, AttributeValue> entry, string name) =>
        (entry.GetValueOrDefault(name)?.L ?? []).Select(text => text.S);
}
