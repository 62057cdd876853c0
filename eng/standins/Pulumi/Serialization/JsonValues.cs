using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>JSON as plain values and back: numbers are double, lists and maps immutable.</summary>
internal static class JsonValues
{
    public static object? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        JsonValueKind.Array => json.EnumerateArray().Select(Read).ToImmutableArray(),
        JsonValueKind.Object => json.EnumerateObject().ToImmutableDictionary(member => member.Name, member => Read(member.Value)),
        _ => null,
    };

    public static JsonElement Write(object? value) => JsonSerializer.SerializeToElement(value);
}
