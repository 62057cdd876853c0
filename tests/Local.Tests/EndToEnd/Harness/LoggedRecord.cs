using System.Text.Json;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>A record that the function wrote.</summary>
internal sealed record LoggedRecord(JsonElement Fields)
{
    private const string TriggerFinished = "Trigger finished";

    public string? Level => Text("level");

    public bool IsCritical => Level == "CRITICAL";

    /// <summary>The one record that says what a trigger came to.</summary>
    public bool IsSummary => Text("message") == TriggerFinished;

    /// <summary>Null: a line of the platform, or of metrics.</summary>
    public static LoggedRecord? Of(LogEvent logged)
    {
        if (!logged.Message.StartsWith('{')) return null;
        using var line = JsonDocument.Parse(logged.Message);
        var record = new LoggedRecord(line.RootElement.Clone());
        return record.Level is null ? null : record;
    }

    public string? Text(string field) =>
        Fields.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public int Number(string field) => Fields.GetProperty(field).GetInt32();
}
