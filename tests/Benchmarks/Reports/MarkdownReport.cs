using System.Globalization;
using System.Text;

namespace WhatsAppReplies.Benchmarks.Reports;

internal static class MarkdownReport
{
    public static string Write(Report report)
    {
        var text = new StringBuilder();
        text.AppendLine("# Benchmarks");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{report.MadeAt:yyyy-MM-dd HH:mm} UTC{(report.Quick ? ", with --quick: few runs, wide ranges" : "")}.");
        text.AppendLine("A figure is the median of its runs, with their range in brackets.");
        text.AppendLine();
        foreach (var (name, value) in report.Machine)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {name}: {value}");
        }

        foreach (var section in report.Sections)
        {
            Write(text, section);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, ReportSection section)
    {
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"## {section.Title}");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{section.Method} ({section.Took.TotalSeconds:0} s)");
        foreach (var table in section.Tables)
        {
            Write(text, table);
        }

        if (section.Thresholds.Count > 0)
        {
            text.AppendLine();
        }

        foreach (var threshold in section.Thresholds)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture, $"- {(threshold.Holds ? "holds" : "**does not hold**")}: {threshold.Sentence}: {Cell(threshold.Measured)}");
        }

        foreach (var missing in section.Missing)
        {
            text.AppendLine();
            text.AppendLine(CultureInfo.InvariantCulture, $"Not measured: {missing}");
        }
    }

    private static void Write(StringBuilder text, FigureTable table)
    {
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"**{table.Title}**");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"| {table.Of} | {string.Join(" | ", table.Columns)} |");
        text.AppendLine(CultureInfo.InvariantCulture, $"|---|{string.Concat(table.Columns.Select(_ => "---:|"))}");
        foreach (var row in table.Rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Label} | {string.Join(" | ", row.Figures.Select(Cell))} |");
        }
    }

    private static string Cell(Figure? figure) => figure switch
    {
        null => "–",
        { Unit: "$" } => $"${Number(figure.Median)}",
        { Runs: 1 } => $"{Number(figure.Median)} {figure.Unit}".TrimEnd(),
        _ => $"{Number(figure.Median)} {figure.Unit} ({Number(figure.Least)} – {Number(figure.Most)})",
    };

    /// <summary>Three digits that mean something.</summary>
    private static string Number(double value) => Math.Abs(value) switch
    {
        0 => "0",
        < 1_000 when value == Math.Truncate(value) => value.ToString("0", CultureInfo.InvariantCulture),
        < 0.01 => value.ToString("0.00000", CultureInfo.InvariantCulture),
        < 1 => value.ToString("0.000", CultureInfo.InvariantCulture),
        < 10 => value.ToString("0.00", CultureInfo.InvariantCulture),
        < 100 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("#,0", CultureInfo.InvariantCulture),
    };
}
