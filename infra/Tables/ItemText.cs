using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WhatsAppReplies.Infra.Tables;

/// <summary>
/// An item in DynamoDB's JSON, every value with its type, written as the provider reads it back: else what is unchanged would show as a difference.
/// </summary>
internal sealed class ItemText
{
    /// <summary>Without zeros at the end.</summary>
    private const string ShortestForm = "G29";

    /// <summary>Letters of any language as they are.</summary>
    private static readonly JsonSerializerOptions AsReadBack = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedDictionary<string, Dictionary<string, object>> _attributes = new(StringComparer.Ordinal);

    public ItemText Text(string name, string? value) => Add(name, "S", value);

    public ItemText Number(string name, decimal? value) => Add(name, "N", value?.ToString(ShortestForm, CultureInfo.InvariantCulture));

    public ItemText Flag(string name, bool? value) => Add(name, "BOOL", value);

    /// <summary>A list without an element is not there.</summary>
    public ItemText Texts(string name, IReadOnlyList<string> values) =>
        Add(name, "L", values is [] ? null : values.Select(value => Typed("S", value)).ToList());

    /// <summary>A list of maps of texts.</summary>
    public ItemText Maps(string name, IReadOnlyList<IReadOnlyDictionary<string, string>> values) => Add(name, "L", values is [] ? null : values
        .Select(value => Typed(
            "M", new SortedDictionary<string, object>(value.ToDictionary(pair => pair.Key, pair => (object)Typed("S", pair.Value)), StringComparer.Ordinal)))
        .ToList());

    public override string ToString() => JsonSerializer.Serialize(_attributes, AsReadBack);

    /// <summary>What is not set is not there.</summary>
    private ItemText Add(string name, string type, object? value)
    {
        if (value is not null)
            _attributes[name] = Typed(type, value);
        return this;
    }

    private static Dictionary<string, object> Typed(string type, object value) => new() { [type] = value };
}
