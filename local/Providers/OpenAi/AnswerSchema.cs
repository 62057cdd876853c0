using System.Text.Json;

namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>
/// A strict JSON schema that an answer was asked to have. The stand-in's model keeps it as the service's does: what it says is the first text, a text that may
/// be null is null unless the customer asks for a person, and a flag is set where the customer says that all is done.
/// </summary>
internal sealed class AnswerSchema
{
    /// <summary>In the customer's words: whoever writes this gets a person.</summary>
    public const string AsksForAPerson = "speak to a person";

    /// <summary>In the customer's words: whoever writes this has nothing more to ask.</summary>
    public const string SaysThatAllIsDone = "that is all from me";

    private readonly IReadOnlyList<(string Name, PropertyKind Kind)> _properties;

    private AnswerSchema(IReadOnlyList<(string Name, PropertyKind Kind)> properties) => _properties = properties;

    private enum PropertyKind
    {
        Text,
        TextOrNull,
        Flag,
    }

    /// <param name="body">The request.</param>
    /// <returns>Null: plain text was asked for.</returns>
    public static AnswerSchema? Read(JsonElement body)
    {
        if (body.Field("text") is not { } text || text.ValueKind != JsonValueKind.Object || text.Field("format") is not { } format)
        {
            return null;
        }

        switch (format.Text("type"))
        {
            case "text":
                return null;
            case "json_schema":
                break;
            default:
                throw new NotSupportedException("Of formats only text and json_schema have a stand-in.");
        }

        if (format.Text("name", longest: 64) is not { Length: > 0 })
        {
            throw JsonChecks.Refuse("missing_required_parameter", "text.format.name", "Missing required parameter: 'text.format.name'.");
        }

        var schema = format.Field("schema")
            ?? throw JsonChecks.Refuse("missing_required_parameter", "text.format.schema", "Missing required parameter: 'text.format.schema'.");
        return format.Flag("strict") is true
            ? new AnswerSchema(Properties(schema))
            : throw new NotSupportedException("A schema that is not strict has no stand-in.");
    }

    /// <summary>What it lets a model say beside its reply, each with the customer's words that bring it about here.</summary>
    public IEnumerable<(string Name, string Words)> Signals => _properties.Where(property => property.Kind != PropertyKind.Text)
        .Select(property => (property.Name, property.Kind == PropertyKind.TextOrNull ? AsksForAPerson : SaysThatAllIsDone));

    /// <summary>What the model says, in the form that was asked for.</summary>
    public string Fill(string says, string userText)
    {
        var answer = _properties.ToDictionary(property => property.Name, property => property.Kind switch
        {
            PropertyKind.Text => (object?)says,
            PropertyKind.TextOrNull => userText.Contains(AsksForAPerson, StringComparison.OrdinalIgnoreCase) ? "The customer asks for a person." : null,
            _ => userText.Contains(SaysThatAllIsDone, StringComparison.OrdinalIgnoreCase),
        });
        return JsonSerializer.Serialize(answer);
    }

    private static List<(string Name, PropertyKind Kind)> Properties(JsonElement schema)
    {
        var properties = schema.Field("properties") ?? throw Invalid("'properties' is missing");
        var required = schema.Field("required") is { ValueKind: JsonValueKind.Array } names
            ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet()
            : [];
        if (schema.Flag("additionalProperties") is not false)
        {
            throw Invalid("'additionalProperties' is required to be supplied and to be false");
        }

        var read = properties.EnumerateObject().Select(property => (property.Name, Kind(property.Value))).ToList();
        return read.TrueForAll(property => required.Contains(property.Name)) && required.Count == read.Count
            ? read
            : throw Invalid("'required' is required to be supplied and to be an array including every key in properties");
    }

    private static PropertyKind Kind(JsonElement property) => property.Field("type") switch
    {
        { ValueKind: JsonValueKind.String } type when type.GetString() == "string" => PropertyKind.Text,
        { ValueKind: JsonValueKind.String } type when type.GetString() == "boolean" => PropertyKind.Flag,
        { ValueKind: JsonValueKind.Array } types when types.EnumerateArray()
            .Select(type => type.GetString())
            .Order(StringComparer.Ordinal)
            .SequenceEqual(["null", "string"]) =>
            PropertyKind.TextOrNull,
        _ => throw new NotSupportedException("A property of this type has no stand-in."),
    };

    private static OpenAiRefusedException Invalid(string what) => JsonChecks.Refuse(
        "invalid_json_schema", "text.format.schema", $"Invalid schema for response_format: {what}.");
}
