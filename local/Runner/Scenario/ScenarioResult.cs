using WhatsAppReplies.Local.Cloud.Iam;
using WhatsAppReplies.Local.Plan.Checks;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>What a run came to.</summary>
internal sealed record ScenarioResult(IReadOnlyList<Point> Points, IReadOnlyList<SampleResult> Conversations, PermissionReport Permissions)
{
    public bool Holds => Points.All(point => point.Holds);
}
