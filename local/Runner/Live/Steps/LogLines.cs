using System.Text.Json;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Runner.Live.Feed;

namespace WhatsAppReplies.Local.Runner.Live.Steps;

/// <summary>Lines of one function's log, as a person reads them: level, sentence, and what else a record says.</summary>
internal sealed class LogLines(LiveFeed feed, KnownConversations conversations, string function)
{
    private static readonly string[] SaidElsewhere = ["timestamp", "level", "message"];

    public void Read(LogEvent logged)
    {
        if (!logged.Message.StartsWith('{'))
        {
            Publish(logged, "TEXT", logged.Message, null, null);
            return;
        }

        try
        {
            using var line = JsonDocument.Parse(logged.Message);
            var record = line.RootElement;
            // Metrics stand in the log too; they are numbers for alarms, and nothing to read.
            if (record.TryGetProperty("_aws", out _)) return;
            if (record.Text("type") is { } platform) Publish(logged, "PLATFORM", platform, null, Fields(record.GetProperty("record")));
            else Publish(logged, record.Text("level") ?? "TEXT", record.Text("message") ?? "", Customer(record), Fields(record));
        }
        catch (JsonException)
        {
            // Cut off in the middle by a kill.
            Publish(logged, "TEXT", logged.Message, null, null);
        }
    }

    private string? Customer(JsonElement record) =>
        record.Text("conversation") is { } hash && conversations.ChannelOfHash(hash) is { } channel ? WhatsAppAddress.WithoutPrefix(channel) : null;

    private static Dictionary<string, JsonElement> Fields(JsonElement record) =>
        record.EnumerateObject()
            .Where(field => !SaidElsewhere.Contains(field.Name, StringComparer.Ordinal))
            .ToDictionary(field => field.Name, field => field.Value.Clone());

    private void Publish(LogEvent logged, string level, string message, string? customer, object? fields) => feed.Publish(EventKinds.Log, new
    {
        at = logged.Timestamp,
        function,
        level,
        message,
        customer,
        fields,
    });
}
