using WhatsAppReplies.Local.Plan.Checks;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>Collects the points of one subject.</summary>
internal sealed class Points(int step, string subject)
{
    private readonly List<Point> _all = [];

    public IReadOnlyList<Point> All => _all;

    public void Add(string what, bool holds, string seen) => _all.Add(new Point(step, subject, what, holds, seen));
}
