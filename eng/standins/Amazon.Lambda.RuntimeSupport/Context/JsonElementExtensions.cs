using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

internal static class JsonElementExtensions
{
    public static string Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.ToString() : null;

    public static Dictionary<string, string> Texts(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString())
            : null;
}
