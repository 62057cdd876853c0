using System.Text.Encodings.Web;
using System.Text.Json;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>A run's result for programs: <c>artifacts/local/report.json</c>. Holds no text of a customer.</summary>
internal static class ReportFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(string path, string stack, DateTimeOffset at, ScenarioResult result, PhaseClock phases)
    {
        var report = new
        {
            stack,
            at,
            holds = result.Holds,
            phases = phases.Phases.Select(phase => new { phase.Name, Seconds = Math.Round(phase.Duration.TotalSeconds, 3) }),
            points = result.Points,
            conversations = result.Conversations.Select(conversation => new
            {
                conversation.Sample.Name,
                fragments = conversation.Sample.Staged.Count,
                status = conversation.Text(Contract.Conversations.Status),
                seconds = Math.Round(conversation.Duration.TotalSeconds, 3),
                parts = conversation.OnPhone?.Count,
                awsCalls = conversation.Calls.Select(record => record.Call.Action),
            }),
            grantedButUnused = result.Permissions.GrantedButUnused.Select(grant => grant.ToString()),
            usedButNotGranted = result.Permissions.UsedButNotGranted.Select(use => $"{use.Action} on {use.Resource}"),
        };
        File.WriteAllText(path, JsonSerializer.Serialize(report, Options) + "\n");
    }
}
