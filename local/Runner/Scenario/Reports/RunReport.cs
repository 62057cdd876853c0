using WhatsAppReplies.Local.Plan.Checks;

namespace WhatsAppReplies.Local.Runner.Scenario.Reports;

/// <summary>Report of a run: all that the terminal shows a part of, and the two files the whole.</summary>
/// <param name="Stack">Whose file was applied.</param>
/// <param name="At">When the run ended.</param>
/// <param name="Result">What was seen.</param>
/// <param name="Phases">How long it took.</param>
/// <param name="Progress">What was said on the way. Holds no text of a customer.</param>
internal sealed record RunReport(string Stack, DateTimeOffset At, ScenarioResult Result, PhaseClock Phases, IReadOnlyList<string> Progress)
{
    private const string OfTheStack = "stack";

    /// <summary>The stack, then the conversations.</summary>
    public IReadOnlyList<ReportRow> Rows =>
    [
        new ReportRow(OfTheStack, PointsOf(OfTheStack))
        {
            Proves = Result.Permissions is { GrantedButUnused.Count: 0, UsedButNotGranted.Count: 0 }
                ? "as declared, and empty at the end; granted and used permissions are the same"
                : "as declared, and empty at the end; granted and used permissions differ",
            Took = Phases.Phases is [var (_, start), ..] ? start : null,
        },
        .. Result.Conversations.Select(conversation => new ReportRow(conversation.Sample.Name, PointsOf(conversation.Sample.Name))
        {
            Proves = conversation.Sample.Proves,
            Took = conversation.Duration,
            Cost = Cost.Of(conversation.Logs),
            Conversation = conversation,
        }),
    ];

    public IReadOnlyList<Point> Failing => [.. Result.Points.Where(point => !point.Holds)];

    private IReadOnlyList<Point> PointsOf(string subject) => [.. Result.Points.Where(point => point.Subject == subject)];
}
