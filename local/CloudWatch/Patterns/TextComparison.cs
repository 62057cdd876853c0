using System.Text.Json;
using System.Text.RegularExpressions;

namespace WhatsAppReplies.Local.CloudWatch.Patterns;

/// <summary>Equal, or not equal, to a text in which <c>*</c> stands for anything; also to a regular expression. A field that is missing is neither.</summary>
internal sealed class TextComparison(JsonSelector selector, bool equal, Regex text) : IJsonCondition
{
    public bool Holds(JsonElement root) => selector.Find(root).Any(found => Text(found) is { } value && text.IsMatch(value) == equal);

    private static string? Text(JsonElement found) => found.ValueKind switch
    {
        JsonValueKind.String => found.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => found.GetRawText(),
        _ => null,
    };
}
