using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Runner.Chaos.Workload;
using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Runner.Chaos.Invariants;

/// <summary>Reader of the final state: whole tables and all phones, so that what nobody expected is found too.</summary>
internal sealed class FactReader(LocalCloud cloud)
{
    public async Task<IReadOnlyList<ConversationFacts>> ReadAsync(IReadOnlyList<ChaosConversation> conversations, CancellationToken cancellationToken)
    {
        var items = await ScanAsync(cloud.Stack.ConversationsTable, cancellationToken);
        var records = items.Where(item => !item.ContainsKey(ArchivedEntries.ArchiveOf)).ToLookup(item => item[Contract.Conversations.PrimaryChannel].S);
        var archives = items.Where(item => item.ContainsKey(ArchivedEntries.ArchiveOf)).ToLookup(item => item[ArchivedEntries.ArchiveOf].S);
        var staged = (await ScanAsync(cloud.Stack.StageTable, cancellationToken)).ToLookup(item => item[Contract.Stage.ConversationId].S);
        var locks = (await ScanAsync(cloud.Stack.TriggerLockTable, cancellationToken)).Select(item => item[Contract.TriggerLock.ConversationId].S).ToHashSet();
        // Whoever wrote nothing, and was never written to, has no record.
        return
        [
            .. from conversation in conversations
               where conversation.HasRecord || conversation.Written.Count > 0
               let record = records[conversation.Channel].FirstOrDefault() ?? Missing(conversation)
               let id = record[Contract.Conversations.ConversationId].S
               select Facts(
                   conversation, record, [.. archives[id]], [.. staged[id]], locks.Contains(id)) with { Records = records[conversation.Channel].Count() },
        ];
    }

    private static Dictionary<string, AttributeValue> Missing(ChaosConversation conversation) => new()
    {
        [Contract.Conversations.ConversationId] = new(conversation.Id),
        [Contract.Conversations.Messages] = new() { L = [] },
    };

    public async Task<int> MessagesInAsync(string queueUrl, CancellationToken cancellationToken) =>
        await new SampleStore(cloud, TimeProvider.System).MessagesInAsync(queueUrl, cancellationToken);

    private ConversationFacts Facts(
        ChaosConversation conversation, Dictionary<string, AttributeValue> record, List<Dictionary<string, AttributeValue>> archives,
        List<Dictionary<string, AttributeValue>> staged, bool isLocked) => new()
        {
            Number = conversation.Number,
            Written = conversation.Written,
            Before = conversation.Before,
            Messages = [.. ArchivedEntries.Of(record, archives).Concat(record[Contract.Conversations.Messages].L).Select(entry => Message(entry.M))],
            OnPhone = [.. cloud.Providers.Twilio.Phones[conversation.Channel].Shown.Select(shown => new ShownMessage(shown.Sid, shown.Body))],
            Status = record.GetValueOrDefault(Contract.Conversations.Status)?.S,
            ClaimLeft = record.ContainsKey(Contract.Conversations.Owner) || record.ContainsKey(Contract.Conversations.Deadline),
            PendingReplyLeft = record.ContainsKey(Contract.Conversations.PendingReply),
            StagedLeft = [.. staged.Select(item => item[Contract.Stage.MessageSid].S)],
            LockLeft = isLocked,
        };

    private static RecordedMessage Message(Dictionary<string, AttributeValue> entry) => new(
        entry.GetValueOrDefault(Contract.Messages.MessageId)?.S,
        entry.GetValueOrDefault(Contract.Messages.Role)?.S == Contract.Messages.UserRole,
        Texts(entry, Contract.Messages.FragmentSids),
        Texts(entry, Contract.Messages.PartSids));

    private static List<string> Texts(Dictionary<string, AttributeValue> entry, string name) =>
        [.. (entry.GetValueOrDefault(name)?.L ?? []).Select(text => text.S)];

    private Task<IReadOnlyList<Dictionary<string, AttributeValue>>> ScanAsync(string table, CancellationToken cancellationToken) =>
        TableScan.OfAsync(cloud.Tables, table, cancellationToken);
}
