using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace WhatsAppReplies.Local.Runner.Chaos.Invariants;

/// <summary>
/// Entries that have left their record. An archive item counts from the moment when the record says so; until then its entries are on the record.
/// </summary>
internal static class ArchivedEntries
{
    public const string ArchiveOf = "archive_of";
    private const string FirstIndex = "first_index";

    public static IEnumerable<AttributeValue> Of(Dictionary<string, AttributeValue> record, IEnumerable<Dictionary<string, AttributeValue>> archives)
    {
        var count = record.TryGetValue(Contract.Conversations.ArchivedCount, out var archived) ? Number(archived) : 0;
        return archives.OrderBy(item => Number(item[FirstIndex])).SelectMany(item => item[Contract.Conversations.Messages].L).Take(count);
    }

    private static int Number(AttributeValue value) => int.Parse(value.N, CultureInfo.InvariantCulture);
}
