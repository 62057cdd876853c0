using Amazon.DynamoDBv2.Model;

namespace App.Tests.Fakes.Dynamo;

/// <summary>
/// A global secondary index, which holds keys and what it projects. It follows its table in time: whoever wants a late one makes it see an older state.
/// </summary>
internal sealed class SecondaryIndex(InMemoryTable table, KeySchema schema, IReadOnlyList<string> projected)
{
    private readonly HashSet<string> _held =
        [table.Schema.Partition, table.Schema.Sort ?? table.Schema.Partition, schema.Partition, schema.Sort ?? schema.Partition, .. projected];

    /// <summary>What the index knows: the newest state, unless somebody makes it older.</summary>
    public Func<IEnumerable<Dictionary<string, AttributeValue>>> Items { get; set; } = () => table.AsTheyStand;

    public KeySchema Schema => schema;

    /// <summary>An item without both attributes is not in the index.</summary>
    public IEnumerable<Dictionary<string, AttributeValue>> Find(string partition, string? sort) => Items().Where(item =>
        item.GetValueOrDefault(schema.Partition)?.S == partition
        && item.GetValueOrDefault(schema.Sort!)?.S is { } found && (sort is null || found == sort))
        .Select(item => item.Where(attribute => _held.Contains(attribute.Key)).ToDictionary());
}
