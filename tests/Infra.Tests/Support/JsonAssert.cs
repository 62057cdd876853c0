using System.Text.Json.Nodes;

namespace WhatsAppReplies.Infra.Tests.Support;

internal static class JsonAssert
{
    /// <summary>The same value, whatever the order of properties.</summary>
    public static void Same(string expected, JsonNode? actual) => Assert.True(
        JsonNode.DeepEquals(JsonNode.Parse(expected), actual),
        $"Expected {JsonNode.Parse(expected)!.ToJsonString()}\nbut it is {actual?.ToJsonString() ?? "missing"}");

    public static JsonNode Parsed(JsonNode? text) => JsonNode.Parse(text!.GetValue<string>())!;
}
