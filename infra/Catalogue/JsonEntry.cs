using System.Text.Json;

namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>A key of a JSON file's object with its value.</summary>
/// <param name="Key">As it stands there.</param>
/// <param name="Line">Where the key stands, counted from one.</param>
/// <param name="Value">Of any kind.</param>
internal sealed record JsonEntry(string Key, int Line, JsonElement Value)
{
    private const int Shown = 60;

    /// <summary>For a message: short, and a list or an object only by its kind.</summary>
    public string InWords => Value.ValueKind switch
    {
        JsonValueKind.String => $"'{Cut(Value.GetString()!)}'",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => Value.GetRawText(),
    };

    private static string Cut(string text) => text.Length <= Shown ? text : $"{text[..Shown]}...";
}
