using System.Text.Json;
using System.Text.Json.Nodes;

namespace WhatsAppReplies.Local.Plan;

/// <summary>
/// Inputs as facts. A policy, a dashboard or an item is one long text for the provider; here it is taken
/// apart, so that a difference names the statement and not the text. Lists of objects go by what names their items.
/// </summary>
internal static class PlanValues
{
    private static readonly string[] NamingProperties = ["Sid", "id", "name", "title", "markdown"];

    public static IEnumerable<PlanFact> Of(JsonObject inputs) =>
        inputs.SelectMany(input => Flatten(input.Key, input.Value));

    private static IEnumerable<PlanFact> Flatten(string path, JsonNode? node) => node switch
    {
        JsonObject { Count: > 0 } map => map.SelectMany(entry => Flatten($"{path}.{entry.Key}", entry.Value)),
        JsonArray list when list.Any(item => item is JsonObject or JsonArray) =>
            list.SelectMany((item, index) => Flatten($"{path}[{NameOf(item, index)}]", item)),
        JsonArray list => [new PlanFact(path, [.. list.Select(item => $"{item}")], IsList: true)],
        JsonValue value when value.TryGetValue<string>(out var text) => Embedded(text) is { } json ? Flatten(path, json) : [new PlanFact(path, text)],
        _ => [new PlanFact(path, node?.ToJsonString() ?? "null")],
    };

    private static JsonNode? Embedded(string text)
    {
        if (text is not ['{', .., '}'])
            return null;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            // Braces do not make JSON: the pattern of a metric filter has them too.
            return null;
        }
    }

    /// <summary>A dashboard's widget is named by what stands among its properties.</summary>
    private static string NameOf(JsonNode? item, int index)
    {
        var named = (item as JsonObject)?["properties"] as JsonObject ?? item as JsonObject;
        return NamingProperties.Select(property => named?[property]?.ToString()).FirstOrDefault(name => name is not null) ?? $"{index}";
    }
}
