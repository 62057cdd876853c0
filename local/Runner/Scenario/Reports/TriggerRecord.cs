using System.Text.Json;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Runner.Scenario.Reports;

/// <summary>Record of the function about one receive of a trigger: what it came to, why, and what it cost. Holds no text of a customer.</summary>
internal sealed record TriggerRecord(string MessageId, long Receive, string Outcome)
{
    public string? Reason { get; init; }

    /// <summary>What is wrong, and what to do about it.</summary>
    public string? Explanation { get; init; }

    public long Parts { get; init; }

    public long Tokens { get; init; }

    /// <summary>Null: the assistant's file names no prices.</summary>
    public decimal? Dollars { get; init; }

    public long AwsCalls { get; init; }

    public TimeSpan Duration { get; init; }

    /// <summary>Null: the line is another one.</summary>
    public static TriggerRecord? Of(LogEvent logged)
    {
        // Most lines are something else: no parsing for those.
        if (!logged.Message.StartsWith('{') || !logged.Message.Contains("\"outcome\"", StringComparison.Ordinal)) return null;
        try
        {
            using var line = JsonDocument.Parse(logged.Message);
            return Of(line.RootElement);
        }
        catch (JsonException)
        {
            // Cut off by the end of its process.
            return null;
        }
    }

    private static TriggerRecord? Of(JsonElement record) =>
        record.Text("messageId") is { } message && record.Text("outcome") is { } outcome
            ? new TriggerRecord(message, (long)Number(record, "receiveCount"), outcome)
            {
                Reason = record.Text("reason"),
                Explanation = record.Text("explanation"),
                Parts = (long)Number(record, "parts"),
                Tokens = (long)(Number(record, "promptTokens") + Number(record, "completionTokens")),
                Dollars = record.TryGetProperty("costDollars", out _) ? Number(record, "costDollars") : null,
                AwsCalls = (long)Number(record, "awsCalls"),
                Duration = TimeSpan.FromMilliseconds((double)Number(record, "durationMs")),
            }
            : null;

    private static decimal Number(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : 0;
}
