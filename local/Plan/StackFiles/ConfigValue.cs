using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WhatsAppReplies.Local.Plan.StackFiles;

/// <summary>A value of a stack file in the form in which the engine hands it over: text as it is, lists and maps as JSON.</summary>
internal sealed record ConfigValue(string Text, bool IsSecret)
{
    /// <summary>Stands for every value that only the engine can decrypt.</summary>
    public const string Encrypted = "[secret]";

    public static ConfigValue Of(YamlNode node) => node switch
    {
        _ when IsEncrypted(node) => new ConfigValue(Encrypted, true),
        YamlScalarNode scalar => new ConfigValue(scalar.Value ?? "", false),
        _ => new ConfigValue(Json(node)?.ToJsonString() ?? "", node.AllNodes.Any(IsEncrypted)),
    };

    private static bool IsEncrypted(YamlNode node) =>
        node is YamlMappingNode { Children: { Count: 1 } children } && children.ContainsKey("secure");

    private static JsonNode? Json(YamlNode node) => node switch
    {
        _ when IsEncrypted(node) => JsonValue.Create(Encrypted),
        YamlSequenceNode list => new JsonArray([.. list.Select(Json)]),
        YamlMappingNode map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key.ToString(), Json(entry.Value)))),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text } => Plain(text),
        _ => JsonValue.Create(node.ToString()),
    };

    /// <summary>Without quotes, a number is a number and true is not a word.</summary>
    private static JsonValue? Plain(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonValue value ? value : JsonValue.Create(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
