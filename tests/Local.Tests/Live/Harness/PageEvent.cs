using System.Text.Json;

namespace WhatsAppReplies.Local.Tests.Live.Harness;

/// <summary>An event as a page gets it.</summary>
internal sealed record PageEvent(string Id, string Kind, JsonElement Data)
{
    /// <summary>Rises.</summary>
    public long Number => long.Parse(Id, System.Globalization.CultureInfo.InvariantCulture);

    public string? Text(string name) => Data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public string? Customer => Text("customer");

    public bool IsStep(string name) => Kind == "step" && Text("name") == name;

    public bool IsFrom(string side) => Kind == "message" && Text("from") == side;
}
