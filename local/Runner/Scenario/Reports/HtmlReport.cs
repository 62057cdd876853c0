using System.Globalization;
using System.Net;
using System.Text;

namespace WhatsAppReplies.Local.Runner.Scenario.Reports;

/// <summary>
/// A run's result for people: <c>artifacts/local/report.html</c>, one file that loads nothing. It is the one place where the texts of the samples stand, which
/// are fiction.
/// </summary>
internal static class HtmlReport
{
    private const string Style = """
        :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
        body { margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { border-bottom: 1px solid #8886; padding: .3rem .6rem; text-align: left; vertical-align: top; }
        summary { cursor: pointer; padding: .4rem 0; }
        pre { overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
        .no { color: #c62828; font-weight: bold; }
        @media (prefers-color-scheme: dark) { .no { color: #ff8a80; } }
        """;

    public static void Write(string path, RunReport report) => File.WriteAllText(path, Of(report));

    public static string Of(RunReport report)
    {
        var page = new StringBuilder();
        var verdict = report.Result.Holds
            ? $"All {report.Result.Points.Count} points hold"
            : $"{report.Failing.Count} of {report.Result.Points.Count} points do not hold";
        page.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{Safe(verdict)}: stack {Safe(report.Stack)}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <h1>{Safe(verdict)}</h1>
            <p>Stack {Safe(report.Stack)}, {report.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC. {Safe(Phases(report))}</p>

            """);
        Summary(page, report);
        foreach (var row in report.Rows) Details(page, row);
        Permissions(page, report.Result);
        page.Append("<details><summary>What was said on the way</summary>\n<pre>");
        page.Append(Safe(string.Join('\n', report.Progress))).Append("</pre>\n</details>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static string Phases(RunReport report) => string.Join(
        ", ", report.Phases.Phases.Select(phase => string.Create(CultureInfo.InvariantCulture, $"{phase.Name} {phase.Duration.TotalSeconds:0.0} s")));

    private static void Summary(StringBuilder page, RunReport report)
    {
        Table(
            page,
            ["", "Where", "What it proved", "Took", "Cost"],
            report.Rows.Select(row => new[] { Mark(row.Holds), Safe(row.Subject), Safe(row.Said), Took(row.Took), Safe($"{row.Cost}") }));
    }

    /// <summary>What failed stands open.</summary>
    private static void Details(StringBuilder page, ReportRow row)
    {
        page.Append(row.Holds ? "<details>" : "<details open>")
            .Append("<summary>")
            .Append(Mark(row.Holds))
            .Append(' ')
            .Append(Safe(row.Subject))
            .Append("</summary>\n");
        if (row.Conversation is { } conversation) Texts(page, conversation);
        Table(
            page,
            ["", "Step", "What must hold", "What was seen"],
            row.Points.Select(point => new[] { Mark(point.Holds), $"{point.Step}", Safe(point.What), Safe(point.Seen) }));
        if (row.Conversation is { Logs.Count: > 0 } logged)
        {
            page.Append("<details><summary>The function's log</summary>\n<pre>")
                .Append(Safe(string.Join('\n', logged.Logs.Select(line => line.Message))))
                .Append("</pre>\n</details>\n");
        }
        if (row.Conversation is { Calls.Count: > 0 } called)
            page.Append("<p>Calls of AWS: ").Append(Safe(string.Join(", ", called.Calls.Select(record => record.Call.Action)))).Append("</p>\n");
        page.Append("</details>\n");
    }

    private static void Texts(StringBuilder page, SampleResult conversation) => Table(
        page,
        ["Who", "Text"],
        [
            .. conversation.Sample.InOrder.Select(fragment => new[] { "customer", Safe(fragment.Body) }),
            .. (conversation.OnPhone ?? []).Select(message => new[] { "reply", Safe(message.Body) }),
            .. conversation.OnPhone is { Count: 0 } ? [["", "no reply"]] : Array.Empty<string[]>(),
        ]);

    private static void Permissions(StringBuilder page, ScenarioResult result)
    {
        page.Append("<details><summary>Permissions</summary>\n<ul>\n");
        foreach (var grant in result.Permissions.GrantedButUnused)
            page.Append("<li>granted, not used by these conversations: ").Append(Safe($"{grant}")).Append("</li>\n");
        foreach (var use in result.Permissions.UsedButNotGranted)
            page.Append("<li class=\"no\">used, not granted: ").Append(Safe($"{use.Action} on {use.Resource}")).Append("</li>\n");
        if (result.Permissions is { GrantedButUnused.Count: 0, UsedButNotGranted.Count: 0 })
            page.Append("<li>Granted and used permissions are the same.</li>\n");
        page.Append("</ul>\n</details>\n");
    }

    /// <param name="page">Goes on behind it.</param>
    /// <param name="heads">Of the columns.</param>
    /// <param name="rows">Of cells that are safe already.</param>
    private static void Table(StringBuilder page, string[] heads, IEnumerable<string[]> rows)
    {
        page.Append("<table>\n<tr>").AppendJoin("", heads.Select(head => $"<th scope=\"col\">{head}</th>")).Append("</tr>\n");
        foreach (var row in rows) page.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{cell}</td>")).Append("</tr>\n");
        page.Append("</table>\n");
    }

    private static string Mark(bool holds) => holds ? "<span>✓</span>" : "<span class=\"no\">✗ fails</span>";

    private static string Took(TimeSpan? time) => time is { } took ? string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.00} s") : "";

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
