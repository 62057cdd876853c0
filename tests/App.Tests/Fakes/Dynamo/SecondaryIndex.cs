using Amazon.DynamoDBv2.Model;

namespace App.Tests.Fakes.Dynamo;

/// <summary>A global secondary index that projects everything. It follows its table in time: whoever wants a late one makes it see an older state.</summary>
internal sealed class SecondaryIndex(InMemoryTable table, KeySchema schema)
{
    /// <summary>What the index knows: the newest state, unless somebody makes it older.</summary>
    public Func<IEnumerable<Dictionary<string, AttributeValue>>> Items { get; set; } = () => table.Items;

    public KeySchema Schema => schema;

    /// <summary>An item without both attributes is not in the index.</summary>
    public IEnumerable<Dictionary<string, AttributeValue>> Find(string partition, string? sort) => Items().Where(item =>
        item.GetValueOrDefault(schema.Partition)?.S == partition
        && item.GetValueOrDefault(schema.Sort!)?.S is { } found && (sort is null || found == sort));
}
