using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace WhatsAppReplies.Shared.Dynamo;

/// <summary>Reader of one map of attributes, by type; what has the wrong type is noted by its path, so that one failure names everything.</summary>
internal readonly struct Attributes(Dictionary<string, AttributeValue>? map, string path, List<string> mistakes)
{
    /// <summary>The year 9999: what can be counted in milliseconds but is no date.</summary>
    private const long LatestInstant = 253_370_764_800_000;

    private static readonly IReadOnlyList<string> NoTexts = [];

    public bool Exists => map is not null;

    /// <summary>Nothing when it is missing, NULL or blank.</summary>
    public string? Text(string name)
    {
        if (Get(name) is not { } value)
            return null;
        if (value.S is { } text)
            return string.IsNullOrWhiteSpace(text) ? null : text;
        return Wrong<string>(name, "a text (S)");
    }

    /// <summary>What must be there, because the turn itself wrote it.</summary>
    public string Required(string name)
    {
        if (Get(name) is null)
            mistakes.Add($"'{path}{name}' is missing");
        return Text(name) ?? "";
    }

    public long? Whole(string name)
    {
        if (Get(name) is not { } value)
            return null;
        if (value.N is { } text && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        Wrong<string>(name, "a whole number (N)");
        return null;
    }

    /// <summary>A time as this function writes it: milliseconds since 1970.</summary>
    public DateTimeOffset? Instant(string name)
    {
        if (Whole(name) is not { } milliseconds)
            return null;
        if (milliseconds is > 0 and < LatestInstant)
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        Wrong<string>(name, "a time in milliseconds since 1970 (N)");
        return null;
    }

    /// <summary>A flag as other systems write it: BOOL, or the numbers 0 and 1. A text is no flag: "false" would be read as true somewhere.</summary>
    public bool Flag(string name)
    {
        if (Get(name) is not { } value)
            return false;
        if (value.BOOL is { } flag)
            return flag;
        if (value.N is "0" or "1")
            return value.N == "1";
        Wrong<string>(name, "a boolean (BOOL), NULL, 0 or 1");
        return false;
    }

    public byte[]? Bytes(string name)
    {
        if (Get(name) is not { } value)
            return null;
        return value.B?.ToArray() ?? Wrong<byte[]>(name, "a binary (B)");
    }

    public Attributes Map(string name)
    {
        var value = Get(name);
        var inner = value?.M ?? (value is null ? null : Wrong<Dictionary<string, AttributeValue>>(name, "a map (M)"));
        return new(inner, $"{path}{name}.", mistakes);
    }

    public List<AttributeValue>? List(string name)
    {
        if (Get(name) is not { } value)
            return null;
        return value.L ?? Wrong<List<AttributeValue>>(name, "a list (L)");
    }

    /// <summary>An entry of a list must be a map.</summary>
    public Attributes Entry(string name, int index, AttributeValue value)
    {
        var inner = value.M ?? Wrong<Dictionary<string, AttributeValue>>($"{name}[{index}]", "a map (M)");
        return new(inner, $"{path}{name}[{index}].", mistakes);
    }

    public IReadOnlyList<string> Texts(string name)
    {
        if (Get(name) is not { } value)
            return NoTexts;
        if (value.SS is { Count: > 0 } set)
            return set;
        if (value.L is not { } list)
            return Wrong<IReadOnlyList<string>>(name, "a list of texts (L of S)") ?? NoTexts;

        var texts = new List<string>(list.Count);
        foreach (var entry in list)
            texts.Add(entry.S ?? Wrong<string>($"{name}[{texts.Count}]", "a text (S)") ?? "");
        return texts;
    }

    private AttributeValue? Get(string name) => map is null ? null : Av.Find(map, name);

    private T? Wrong<T>(string name, string expected)
        where T : class
    {
        mistakes.Add($"'{path}{name}' must be {expected}");
        return null;
    }
}
