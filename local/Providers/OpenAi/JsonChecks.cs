using System.Text.Json;

namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>Reads a request's fields and refuses wrong ones with the codes that the service uses.</summary>
internal static class JsonChecks
{
    public static JsonElement? Field(this JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement body, string name, int longest = int.MaxValue)
    {
        if (body.Field(name) is not { } value)
        {
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : throw WrongType(name, "a string", value);
        return text.Length <= longest
            ? text
            : throw Refuse("string_above_max_length", name, $"Invalid '{name}': string too long. Expected at most {longest} characters.");
    }

    public static bool? Flag(this JsonElement body, string name) => body.Field(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } value => throw WrongType(name, "a boolean", value),
    };

    public static int? Whole(this JsonElement body, string name, int least)
    {
        if (body.Field(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number))
        {
            throw WrongType(name, "an integer", value);
        }

        return number >= least
            ? number
            : throw Refuse("integer_below_min_value", name, $"Invalid '{name}': integer below minimum value. Expected a value >= {least}.");
    }

    public static double? Between(this JsonElement body, string name, double least, double most)
    {
        if (body.Field(name) is not { } value)
        {
            return null;
        }

        var number = value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw WrongType(name, "a decimal", value);
        return number < least ? throw Refuse("decimal_below_min_value", name, $"Invalid '{name}': below the minimum of {least}.")
            : number > most ? throw Refuse("decimal_above_max_value", name, $"Invalid '{name}': above the maximum of {most}.")
            : number;
    }

    public static IReadOnlyDictionary<string, string> Metadata(this JsonElement body)
    {
        const int MostPairs = 16;
        const int LongestKey = 64;
        const int LongestValue = 512;
        var metadata = new Dictionary<string, string>();
        if (body.Field("metadata") is not { } value)
        {
            return metadata;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            throw WrongType("metadata", "an object", value);
        }

        foreach (var pair in value.EnumerateObject())
        {
            metadata[pair.Name] = pair.Name.Length <= LongestKey
                ? value.Text(pair.Name, LongestValue) ?? throw WrongType($"metadata.{pair.Name}", "a string", pair.Value)
                : throw Refuse("string_above_max_length", "metadata", "Invalid 'metadata': a key is too long.");
        }

        return metadata.Count <= MostPairs
            ? metadata
            : throw Refuse("object_above_max_properties", "metadata", $"Invalid 'metadata': too many properties. Expected at most {MostPairs}.");
    }

    public static OpenAiRefusedException WrongType(string parameter, string expected, JsonElement got) =>
        Refuse("invalid_type", parameter, $"Invalid type for '{parameter}': expected {expected}, but got {Named(got)} instead.");

    public static OpenAiRefusedException Refuse(string code, string? parameter, string message) =>
        new(OpenAiError.Invalid(code, parameter, message));

    private static string Named(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "an integer" : "a decimal",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };
}
