using System.Globalization;
using Spectre.Console;
using WhatsAppReplies.Local.Runner.Scenario.Reports;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>Shows a run to people: a row for each conversation, and what failed in full. The rest stands in the report's files.</summary>
internal sealed class ScenarioConsole(IAnsiConsole console, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private readonly List<string> _progress = [];

    /// <summary>All that was said and noted, in its order.</summary>
    public IReadOnlyList<string> Progress
    {
        get
        {
            lock (_progress) return [.. _progress];
        }
    }

    /// <summary>One line of progress: it stays one, however narrow the window is, and whoever else says something.</summary>
    public void Say(string line)
    {
        lock (_progress)
        {
            Note(line);
            console.MarkupInterpolated($"[grey]{Elapsed}[/]  ");
            console.Profile.Out.Writer.WriteLine(line);
        }
    }

    /// <summary>One line of progress for the report alone.</summary>
    public void Note(string line)
    {
        lock (_progress) _progress.Add($"{Elapsed}  {line}");
    }

    public void Problem(string line) => console.MarkupLineInterpolated($"[red]{line}[/]");

    public void Show(RunReport report, string files)
    {
        console.WriteLine();
        ShowRows(report.Rows);
        foreach (var row in report.Rows.Where(row => !row.Holds)) ShowFailure(row);
        foreach (var grant in report.Result.Permissions.GrantedButUnused) console.MarkupLineInterpolated($"[yellow]granted, not used by these conversations:[/] {grant}");
        foreach (var use in report.Result.Permissions.UsedButNotGranted) console.MarkupLineInterpolated($"[red]used, not granted:[/] {use.Action} on {use.Resource}");

        var all = report.Result.Points.Count;
        var took = string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(", ", report.Phases.Phases.Select(phase => string.Create(CultureInfo.InvariantCulture, $"{phase.Name} {phase.Duration.TotalSeconds:0.0} s")))}; together {report.Phases.Total.TotalSeconds:0.0} s");
        console.MarkupLineInterpolated(report.Failing.Count == 0
            ? $"[green]All {all} points hold[/] ({took}). {files}"
            : (FormattableString)$"[red]{report.Failing.Count} of {all} points do not hold[/] ({took}). {files}");
    }

    private string Elapsed => string.Create(CultureInfo.InvariantCulture, $"{time.GetElapsedTime(_started).TotalSeconds,6:0.00} s");

    /// <summary>In columns where the window has room for them; otherwise one behind the other, which is shorter.</summary>
    private void ShowRows(IReadOnlyList<ReportRow> rows)
    {
        var cells = rows.Select(row => (row.Subject, row.Said, Took: TookOf(row), Cost: $"{row.Cost}")).ToList();
        var (subject, said, took) = (cells.Max(cell => cell.Subject.Length), cells.Max(cell => cell.Said.Length), cells.Max(cell => cell.Took.Length));
        var columns = cells.Select(cell => $"{cell.Subject.PadRight(subject)}  {cell.Said.PadRight(said)}  {cell.Took.PadLeft(took)}  {cell.Cost}".TrimEnd()).ToList();
        var isWide = columns.Max(line => line.Length) + 2 <= console.Profile.Width;
        foreach (var (row, index) in rows.Select((row, index) => (row, index)))
        {
            console.Markup(row.Holds ? "[green]✓[/] " : "[red]✗[/] ");
            console.Profile.Out.Writer.WriteLine(isWide ? columns[index] : Short(cells[index]));
        }
    }

    private static string Short((string Subject, string Said, string Took, string Cost) cell) =>
        $"{cell.Subject}: {cell.Said} ({string.Join(", ", new[] { cell.Took, cell.Cost }.Where(text => text.Length > 0))})";

    private static string TookOf(ReportRow row) => row.Took is { } took ? string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.0} s") : "";

    private void ShowFailure(ReportRow row)
    {
        foreach (var point in row.Points.Where(point => !point.Holds))
            console.MarkupLineInterpolated($"[red]✗ {row.Subject}: {point.What}[/] (step {point.Step}). Seen: {point.Seen}");
        foreach (var (level, message) in LogRecords.Of(row.Conversation?.Logs ?? []).Where(record => record.Level is "WARNING" or "ERROR" or "CRITICAL"))
            console.MarkupLineInterpolated($"    {level} {message}");
        foreach (var record in (row.Conversation?.Logs ?? []).Select(TriggerRecord.Of).OfType<TriggerRecord>())
            console.MarkupLineInterpolated($"    {TriggerLine.Of(record)}");
    }
}
