using System.Globalization;
using Spectre.Console;
using WhatsAppReplies.Local.Plan.Checks;
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
        var table = new PointTable(console);
        console.WriteLine();
        table.ShowRows(report.Rows);
        foreach (var row in report.Rows.Where(row => !row.Holds)) ShowFailure(table, row);
        foreach (var grant in report.Result.Permissions.GrantedButUnused)
            console.MarkupLineInterpolated($"[yellow]granted, not used by these conversations:[/] {grant}");
        foreach (var use in report.Result.Permissions.UsedButNotGranted)
            console.MarkupLineInterpolated($"[red]used, not granted:[/] {use.Action} on {use.Resource}");

        var phases = string.Join(", ", report.Phases.Phases.Select(phase => $"{phase.Name} {PointTable.Seconds(phase.Duration)}"));
        table.ShowVerdict(report.Result.Points, $"{phases}; together {PointTable.Seconds(report.Phases.Total)}", files);
    }

    private string Elapsed => string.Create(CultureInfo.InvariantCulture, $"{time.GetElapsedTime(_started).TotalSeconds,6:0.00} s");

    private void ShowFailure(PointTable table, ReportRow row)
    {
        table.ShowFailures(row);
        foreach (var (level, message) in LogRecords.Of(row.Conversation?.Logs ?? []).Where(record => record.Level is "WARNING" or "ERROR" or "CRITICAL"))
            console.MarkupLineInterpolated($"    {level} {message}");
        foreach (var record in (row.Conversation?.Logs ?? []).Select(TriggerRecord.Of).OfType<TriggerRecord>())
            console.MarkupLineInterpolated($"    {TriggerLine.Of(record)}");
    }
}
