using Amazon.DynamoDBv2.Model;
using App.Tests.Simulation.World;
using WhatsAppReplies;
using Messages = WhatsAppReplies.Contract.Messages;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Simulation.Invariants;

/// <summary>
/// History of a conversation's messages, as a reader of the tables puts it together: archive items in order, then what is still on the
/// record.
/// </summary>
internal static class ConversationHistory
{
    private const string ArchivePrefix = "archive#";
    private const string FirstIndex = "first_index";

    public static List<Dictionary<string, AttributeValue>> Read(SimulatedWorld world, SimulatedConversation conversation)
    {
        var entries = new List<Dictionary<string, AttributeValue>>();
        var record = conversation.Record;
        if (record is null)
            return entries;

        var archived = Number(record, Names.ArchivedCount);
        if (archived > 0)
        {
            var prefix = $"{ArchivePrefix}{conversation.Id}#";
            foreach (var item in world.Conversations.Partition(conversation.Key.PrimaryChannel))
            {
                // An item from the count on is a copy that the record has not let go of yet.
                if (item[Names.ConversationId].S.StartsWith(prefix, StringComparison.Ordinal) && Number(item, FirstIndex) < archived)
                    Add(item, entries);
            }
        }

        Add(record, entries);
        return entries;
    }

    public static string IdOf(Dictionary<string, AttributeValue> entry) =>
        $"{entry.GetValueOrDefault(Messages.Role)?.S} {entry.GetValueOrDefault(Messages.MessageId)?.S}";

    public static bool IsCustomers(Dictionary<string, AttributeValue> entry) => entry.GetValueOrDefault(Messages.Role)?.S == Messages.UserRole;

    public static IEnumerable<string> Sids(Dictionary<string, AttributeValue> entry, string name) =>
        (entry.GetValueOrDefault(name)?.L ?? []).Select(value => value.S);

    public static int Number(Dictionary<string, AttributeValue> item, string name) =>
        item.GetValueOrDefault(name)?.N is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 0;

    private static void Add(Dictionary<string, AttributeValue> item, List<Dictionary<string, AttributeValue>> entries)
    {
        foreach (var value in item.GetValueOrDefault(Names.Messages)?.L ?? [])
            entries.Add(value.M);
    }
}
