using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>The function's own records among the lines of its log group.</summary>
internal static class LogRecords
{
    public static IReadOnlyList<(string? Level, string? Message)> Of(IEnumerable<LogEvent> events) =>
        [.. events.Select(Parse).OfType<(string? Level, string? Message)>().Where(record => record.Level is not null)];

    /// <summary>By which records name a conversation, whose id may hold a phone number.</summary>
    public static string HashOf(string conversationId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(conversationId)))[..12];

    private static (string? Level, string? Message)? Parse(LogEvent logged)
    {
        if (!logged.Message.StartsWith('{'))
        {
            return null;
        }

        try
        {
            using var line = JsonDocument.Parse(logged.Message);
            return (Text(line.RootElement, "level"), Text(line.RootElement, "message"));
        }
        catch (JsonException)
        {
            // A line that is no record: the platform's, or text that happens to begin with a brace.
            return null;
        }
    }

    private static string? Text(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
