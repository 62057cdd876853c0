using Spectre.Console;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>Shows a run to people. The conversations are fiction, and this is the one place where their text is shown.</summary>
internal sealed class ScenarioConsole(IAnsiConsole console, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();

    /// <summary>One line of progress.</summary>
    public void Say(string line) =>
        console.MarkupLineInterpolated($"[grey]{time.GetElapsedTime(_started).TotalSeconds,6:0.00} s[/]  {line}");

    public void Problem(string line) => console.MarkupLineInterpolated($"[red]{line}[/]");

    public void Show(ScenarioResult result, PhaseClock phases, string reportPath)
    {
        foreach (var conversation in result.Conversations) Show(conversation);
        ShowPoints(result.Points);
        ShowPermissions(result);
        ShowPhases(phases);
        var failed = result.Points.Count(point => !point.Holds);
        console.WriteLine();
        console.MarkupLineInterpolated(failed == 0
            ? $"[green]All {result.Points.Count} points hold.[/] {reportPath}"
            : (FormattableString)$"[red]{failed} of {result.Points.Count} points do not hold.[/] {reportPath}");
    }

    private void Show(SampleResult conversation)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{conversation.Sample.Name}[/]");
        foreach (var fragment in conversation.Sample.InOrder) console.MarkupLineInterpolated($"  [blue]customer[/]  {fragment.Body}");
        foreach (var message in conversation.OnPhone ?? []) console.MarkupLineInterpolated($"  [green]reply   [/]  {message.Body}");
        if (conversation.OnPhone is { Count: 0 }) console.MarkupLine("  [grey](no reply)[/]");
    }

    private void ShowPoints(IReadOnlyList<Point> points)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("", "Step", "Where", "What must hold", "What was seen");
        foreach (var point in points)
        {
            table.AddRow(
                new Markup(point.Holds ? "[green]✓[/]" : "[red]✗[/]"),
                new Text($"{point.Step}"), new Text(point.Subject), new Text(point.What), new Text(point.Seen));
        }

        console.WriteLine();
        console.Write(table);
    }

    private void ShowPermissions(ScenarioResult result)
    {
        foreach (var grant in result.Permissions.GrantedButUnused) console.MarkupLineInterpolated($"[yellow]granted, not used by these conversations:[/] {grant}");
        foreach (var use in result.Permissions.UsedButNotGranted) console.MarkupLineInterpolated($"[red]used, not granted:[/] {use.Action} on {use.Resource}");
        if (result.Permissions is { GrantedButUnused.Count: 0, UsedButNotGranted.Count: 0 }) console.MarkupLine("Granted and used permissions are the same.");
    }

    private void ShowPhases(PhaseClock phases) =>
        console.MarkupLineInterpolated(
            $"{string.Join(", ", phases.Phases.Select(phase => $"{phase.Name} {phase.Duration.TotalSeconds:0.0} s"))}; together {phases.Total.TotalSeconds:0.0} s");
}
