using System.Globalization;
using Spectre.Console;

namespace WhatsAppReplies.Local.Plan.Checks;

/// <summary>Table of points for people, the same wherever the stack stands: a row for each subject, what failed in full, and how many hold.</summary>
internal sealed class PointTable(IAnsiConsole console)
{
    /// <summary>In columns where the window has room for them; otherwise one behind the other, which is shorter.</summary>
    public void ShowRows(IReadOnlyList<PointRow> rows)
    {
        if (rows is [])
            return;
        var cells = rows.Select(row => (row.Subject, row.Said, Took: TookOf(row), row.Price)).ToList();
        var (subject, said, took) = (cells.Max(cell => cell.Subject.Length), cells.Max(cell => cell.Said.Length), cells.Max(cell => cell.Took.Length));
        var columns = cells.Select(cell => $"{cell.Subject.PadRight(subject)}  {cell.Said.PadRight(said)}  {cell.Took.PadLeft(took)}  {cell.Price}".TrimEnd())
            .ToList();
        var isWide = columns.Max(line => line.Length) + 2 <= console.Profile.Width;
        foreach (var (index, row) in rows.Index())
        {
            console.Markup(row.Holds ? "[green]✓[/] " : "[red]✗[/] ");
            // Not through the console, which would break a line in two.
            console.Profile.Out.Writer.WriteLine(isWide ? columns[index] : Short(cells[index]));
        }
    }

    public void ShowFailures(PointRow row)
    {
        foreach (var point in row.Points.Where(point => !point.Holds))
            console.MarkupLineInterpolated($"[red]✗ {row.Subject}: {point.What}[/] (step {point.Step}). Seen: {point.Seen}");
    }

    /// <param name="points">All of them.</param>
    /// <param name="took">How long it took, in words.</param>
    /// <param name="more">What else is to be said; may be empty.</param>
    public void ShowVerdict(IReadOnlyCollection<Point> points, string took, string more)
    {
        var failing = points.Count(point => !point.Holds);
        console.MarkupLineInterpolated(failing == 0
            ? $"[green]All {points.Count} points hold[/] ({took}).{(more.Length > 0 ? " " : "")}{more}"
            : (FormattableString)$"[red]{failing} of {points.Count} points do not hold[/] ({took}).{(more.Length > 0 ? " " : "")}{more}");
    }

    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    private static string Short((string Subject, string Said, string Took, string Price) cell)
    {
        var beside = string.Join(", ", new[] { cell.Took, cell.Price }.Where(text => text.Length > 0));
        return $"{cell.Subject}: {cell.Said}{(beside.Length > 0 ? $" ({beside})" : "")}";
    }

    private static string TookOf(PointRow row) => row.Took is { } took ? Seconds(took) : "";
}
