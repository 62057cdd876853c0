using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WhatsAppReplies.Local.CloudWatch.Logs;
using WhatsAppReplies.Local.Lambda;
using WhatsAppReplies.Local.Lambda.EventSources;

namespace WhatsAppReplies.Local.Chaos.Actors;

/// <summary>
/// Reads the log group and the mapping's results as they come: why a trigger was given up, and the counts of the run. A worker that
/// was killed could not say anything: its death is the reason, and the dead-letter queue's own alarm tells a person.
/// </summary>
internal sealed class Autopsy
{
    private const string Finished = "Trigger finished";

    private readonly ConcurrentDictionary<string, string> _critical = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _lastDeath = new(StringComparer.Ordinal);
    private readonly Counts _counts;

    public Autopsy(LocalCloud cloud, Counts counts)
    {
        _counts = counts;
        cloud.State.Logs.Group(cloud.Stack.Function.LogGroupName).Listen(Read);
        cloud.Stack.Mapping.Settled += Settled;
        cloud.Stack.Mapping.Failed += _ => counts.Add("queue calls of the mapping failed");
        cloud.Lambda.Invoked += report => counts.Add(report.ColdStart ? "cold starts" : "warm invocations");
    }

    /// <summary>Null: nobody said.</summary>
    public string? Why(string conversationId, string messageId) =>
        _critical.GetValueOrDefault(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(conversationId)))[..12]) ?? _lastDeath.GetValueOrDefault(messageId);

    private void Settled(BatchSettlement settlement)
    {
        foreach (var message in settlement.Batch)
        {
            if (message.Attributes.GetValueOrDefault("ApproximateReceiveCount") is not "1") _counts.Add("redeliveries");
            if (settlement.Result is InvokeResult.FunctionError error) _lastDeath[message.MessageId] = error.ErrorType;
            else _lastDeath.TryRemove(message.MessageId, out _);
        }
    }

    private void Read(LogEvent logged)
    {
        if (!logged.Message.StartsWith('{')) return;
        try
        {
            using var line = JsonDocument.Parse(logged.Message);
            Read(line.RootElement);
        }
        catch (JsonException)
        {
            // Cut off in the middle by a kill.
            _counts.Add("log lines cut off");
        }
    }

    private void Read(JsonElement record)
    {
        if (Text(record, "level") == "CRITICAL" && Text(record, "conversation") is { } conversation)
            _critical[conversation] = Text(record, "reason") ?? Text(record, "message") ?? "CRITICAL";
        if (Text(record, "message") != Finished) return;

        _counts.Add($"outcome {Text(record, "outcome")}{(Text(record, "reason") is { } reason ? $" ({reason})" : "")}");
        Add(record, "resumedTurns", "resumed turns");
        Add(record, "unknownSendsFound", "unknown sends found");
        Add(record, "unknownSendsResent", "unknown sends sent again");
        Add(record, "leftovers", "leftovers recognised");
    }

    private void Add(JsonElement record, string field, string what)
    {
        if (record.TryGetProperty(field, out var number)) _counts.Add(what, number.GetInt32());
    }

    private static string? Text(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
