using System.Text.Encodings.Web;
using System.Text.Json;

namespace WhatsAppReplies.Local.Runner.Scenario.Reports;

/// <summary>A run's result for programs: <c>artifacts/local/report.json</c>. Holds no text of a customer.</summary>
internal static class ReportFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(string path, RunReport report)
    {
        var result = report.Result;
        var content = new
        {
            report.Stack,
            report.At,
            holds = result.Holds,
            phases = report.Phases.Phases.Select(phase => new { phase.Name, Seconds = Seconds(phase.Duration) }),
            points = result.Points,
            conversations = report.Rows.Where(row => row.Conversation is not null).Select(row => Of(row, row.Conversation!)),
            grantedButUnused = result.Permissions.GrantedButUnused.Select(grant => grant.ToString()),
            usedButNotGranted = result.Permissions.UsedButNotGranted.Select(use => $"{use.Action} on {use.Resource}"),
            report.Progress,
        };
        File.WriteAllText(path, JsonSerializer.Serialize(content, Options) + "\n");
    }

    private static object Of(ReportRow row, SampleResult conversation) => new
    {
        conversation.Sample.Name,
        row.Holds,
        row.Proves,
        fragments = conversation.Sample.Staged.Count,
        status = conversation.Text(Contract.Conversations.Status),
        seconds = Seconds(conversation.Duration),
        parts = conversation.OnPhone?.Count,
        tokens = row.Cost?.Tokens,
        dollars = row.Cost?.Dollars,
        awsCallsOfTheFunction = row.Cost?.AwsCalls,
        awsCalls = conversation.Calls.Select(record => record.Call.Action),
    };

    private static double Seconds(TimeSpan duration) => Math.Round(duration.TotalSeconds, 3);
}
