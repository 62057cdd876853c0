using System.Text.Json;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;

namespace WhatsAppReplies.Local.Runner.Chaos.DeadLetters;

/// <summary>
/// Dead-letter analysis: reads the log group and the mapping's results as they come, for the reason why a trigger became a dead letter and
/// for the counts of the run.
/// </summary>
internal sealed class DeadLetterAnalysis
{
    private const string Finished = "Trigger finished";

    private readonly DeadLetterReasons _reasons = new(ChaosStack.Receives);
    private readonly Counts _counts;

    public DeadLetterAnalysis(LocalCloud cloud, Counts counts)
    {
        _counts = counts;
        cloud.State.Logs.Group(cloud.Stack.Function.LogGroupName).Listen(Read);
        cloud.Stack.Mapping.Settled += Settled;
        cloud.Stack.Mapping.Settled += _reasons.Settled;
        cloud.Stack.Mapping.Failed += _ => counts.Add("queue calls of the mapping failed");
        cloud.Lambda.Invoked += report => counts.Add(report.ColdStart ? "cold starts" : "warm invocations");
    }

    /// <inheritdoc cref="DeadLetterReasons.Of"/>
    public string? Reason(string messageId) => _reasons.Of(messageId);

    private void Settled(BatchSettlement settlement)
    {
        foreach (var message in settlement.Batch)
        {
            if (message.Attributes.GetValueOrDefault("ApproximateReceiveCount") is not "1") _counts.Add("redeliveries");
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
        if (Text(record, "level") == "CRITICAL" && Text(record, "messageId") is { } messageId)
            _reasons.Critical(messageId, Text(record, "reason") ?? Text(record, "message") ?? "CRITICAL");
        if (Text(record, "message") != Finished) return;

        _counts.Add($"outcome {Text(record, "outcome")}{(Text(record, "reason") is { } reason ? $" ({reason})" : "")}");
        Add(record, "resumedTurns", "resumed turns");
        Add(record, "unknownSendsFound", "unknown sends found");
        Add(record, "unknownSendsResent", "unknown sends sent again");
        Add(record, "leftovers", "leftovers recognised");
        Add(record, "stagedAgain", "expired messages staged again");
    }

    private void Add(JsonElement record, string field, string what)
    {
        if (record.TryGetProperty(field, out var number)) _counts.Add(what, number.GetInt32());
    }

    private static string? Text(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
