using System.Text;
using Amazon.DynamoDBv2.Model;

namespace App.Tests.Fakes.Dynamo;

/// <summary>The items of one table by key. An item that stands here is never changed, only replaced.</summary>
internal sealed class InMemoryTable(string name, KeySchema schema)
{
    private readonly Dictionary<string, SortedDictionary<string, Dictionary<string, AttributeValue>>> _partitions = new(StringComparer.Ordinal);
    private string? _expiry;
    private Func<DateTimeOffset> _now = () => DateTimeOffset.MinValue;

    public string Name => name;

    public KeySchema Schema => schema;

    public IEnumerable<Dictionary<string, AttributeValue>> Items => AsTheyStand.Select(Values.Copy);

    /// <summary>The items themselves, for reading only.</summary>
    public IEnumerable<Dictionary<string, AttributeValue>> AsTheyStand => _partitions.Values.SelectMany(partition => partition.Values).Where(IsThere);

    public int Count => _partitions.Values.Sum(partition => partition.Values.Count(IsThere));

    /// <summary>An item is gone at the very second that it names: nobody may count on the days that the service can take.</summary>
    public void ExpireBy(string attribute, Func<DateTimeOffset> now) => (_expiry, _now) = (attribute, now);

    /// <summary>The item itself, for reading only.</summary>
    public Dictionary<string, AttributeValue>? Find(Dictionary<string, AttributeValue> key)
    {
        var (partition, sort) = KeyOf(key, exact: true);
        return _partitions.TryGetValue(partition, out var items) && items.TryGetValue(sort, out var item) && IsThere(item) ? item : null;
    }

    /// <summary>Puts a copy: whoever made the item may go on changing it.</summary>
    public void Put(Dictionary<string, AttributeValue> item) => Replace(Values.Copy(item));

    /// <summary>Puts an item that nobody else will change.</summary>
    public void Replace(Dictionary<string, AttributeValue> item)
    {
        var (partition, sort) = KeyOf(item, exact: false);
        if (!_partitions.TryGetValue(partition, out var items))
            _partitions[partition] = items = new(StringComparer.Ordinal);
        items[sort] = item;
    }

    public bool Delete(Dictionary<string, AttributeValue> key)
    {
        var (partition, sort) = KeyOf(key, exact: true);
        return _partitions.TryGetValue(partition, out var items) && items.TryGetValue(sort, out var item) && items.Remove(sort) && IsThere(item);
    }

    /// <summary>The items of a partition in the order of their sort keys.</summary>
    public IEnumerable<Dictionary<string, AttributeValue>> Partition(string partition) =>
        _partitions.TryGetValue(partition, out var items) ? items.Values.Where(IsThere) : [];

    /// <summary>Only a number makes an item expire.</summary>
    private bool IsThere(Dictionary<string, AttributeValue> item) =>
        _expiry is null
        || item.GetValueOrDefault(_expiry)?.N is not { } seconds
        || long.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) > _now().ToUnixTimeSeconds();

    public Dictionary<string, AttributeValue> KeyOf(Dictionary<string, AttributeValue> item)
    {
        var key = new Dictionary<string, AttributeValue> { [schema.Partition] = item[schema.Partition] };
        if (schema.Sort is { } sort)
            key[sort] = item[sort];
        return key;
    }

    private (string Partition, string Sort) KeyOf(Dictionary<string, AttributeValue> item, bool exact)
    {
        if (exact && item.Count != (schema.Sort is null ? 1 : 2))
            throw DynamoErrors.Validation("The provided key element does not match the schema");
        return (
            Key(item.GetValueOrDefault(schema.Partition), KeySchema.LongestPartition),
            schema.Sort is { } sort ? Key(item.GetValueOrDefault(sort), KeySchema.LongestSort) : "");
    }

    /// <summary>The text of a key: one that is empty, or too long, is refused wherever it comes.</summary>
    public static string Key(AttributeValue? value, int longest)
    {
        if (value?.S is not { Length: > 0 } text)
            throw DynamoErrors.Validation("The provided key element does not match the schema");
        if (Encoding.UTF8.GetByteCount(text) > longest)
            throw DynamoErrors.Validation("One or more parameter values were invalid: Size of a key has exceeded its limit");
        return text;
    }
}
