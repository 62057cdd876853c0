using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace App.Tests.Fakes.Dynamo;

/// <summary>Attribute values as the service sees them: by type, compared and copied by content.</summary>
internal static class Values
{
    public static string TypeOf(AttributeValue value) => value switch
    {
        { S: not null } => "S",
        { N: not null } => "N",
        { B: not null } => "B",
        { M: not null } => "M",
        { L: not null } => "L",
        { BOOL: not null } => "BOOL",
        { NULL: true } => "NULL",
        { SS.Count: > 0 } => "SS",
        { NS.Count: > 0 } => "NS",
        { BS.Count: > 0 } => "BS",
        _ => throw DynamoErrors.Validation("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
    };

    public static decimal Number(AttributeValue value) => decimal.Parse(value.N, NumberStyles.Float, CultureInfo.InvariantCulture);

    public static bool AreEqual(AttributeValue left, AttributeValue right)
    {
        var type = TypeOf(left);
        if (type != TypeOf(right))
            return false;

        return type switch
        {
            "S" => left.S == right.S,
            "N" => Number(left) == Number(right),
            "B" => left.B.ToArray().AsSpan().SequenceEqual(right.B.ToArray()),
            "BOOL" => left.BOOL == right.BOOL,
            "NULL" => true,
            "M" => AreEqual(left.M, right.M),
            "L" => left.L.Count == right.L.Count && left.L.Zip(right.L, AreEqual).All(equal => equal),
            "SS" => left.SS.ToHashSet().SetEquals(right.SS),
            "NS" => left.NS.Select(Parse).ToHashSet().SetEquals(right.NS.Select(Parse)),
            _ => left.BS.Select(Hex).ToHashSet().SetEquals(right.BS.Select(Hex)),
        };
    }

    public static bool AreEqual(Dictionary<string, AttributeValue> left, Dictionary<string, AttributeValue> right) =>
        left.Count == right.Count && left.All(pair => right.TryGetValue(pair.Key, out var other) && AreEqual(pair.Value, other));

    /// <summary>Part of a text, or an entry of a list or a set.</summary>
    public static bool Contain(AttributeValue value, AttributeValue wanted) => value switch
    {
        { S: { } text } => wanted.S is { } part && text.Contains(part, StringComparison.Ordinal),
        { L: { } list } => list.Exists(entry => AreEqual(entry, wanted)),
        { SS: { Count: > 0 } texts } => wanted.S is { } text && texts.Contains(text),
        _ => false,
    };

    /// <summary>Nothing for types that have no order.</summary>
    public static int? Compare(AttributeValue left, AttributeValue right)
    {
        var type = TypeOf(left);
        if (type != TypeOf(right))
            return null;

        return type switch
        {
            "S" => string.CompareOrdinal(left.S, right.S),
            "N" => Number(left).CompareTo(Number(right)),
            "B" => left.B.ToArray().AsSpan().SequenceCompareTo(right.B.ToArray()),
            _ => null,
        };
    }

    public static Dictionary<string, AttributeValue> Copy(Dictionary<string, AttributeValue> item)
    {
        var copy = new Dictionary<string, AttributeValue>(item.Count);
        foreach (var (name, value) in item)
            copy[name] = Copy(value);
        return copy;
    }

    /// <summary>What cannot be changed in place is shared: only maps and lists are copied.</summary>
    public static AttributeValue Copy(AttributeValue value)
    {
        if (value.M is { } map)
            return new() { M = Copy(map) };
        if (value.L is { } list)
            return new() { L = list.ConvertAll(Copy) };
        if (value.S is { } text)
            return new() { S = text };
        if (value.N is { } number)
            return new() { N = number };
        if (value.BOOL is { } flag)
            return new() { BOOL = flag };
        if (value.NULL == true)
            return new() { NULL = true };
        if (value.B is { } bytes)
            return new() { B = new MemoryStream(bytes.ToArray()) };
        if (value.SS is { Count: > 0 } texts)
            return new() { SS = [.. texts] };
        if (value.NS is { Count: > 0 } numbers)
            return new() { NS = [.. numbers] };
        return new() { BS = value.BS.ConvertAll(binary => new MemoryStream(binary.ToArray())) };
    }

    private static decimal Parse(string number) => decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Hex(MemoryStream bytes) => Convert.ToHexString(bytes.ToArray());
}
