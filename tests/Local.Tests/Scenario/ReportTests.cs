using Spectre.Console;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Cloud.Iam;
using WhatsAppReplies.Local.Plan.Checks;
using WhatsAppReplies.Local.Runner.Scenario;
using WhatsAppReplies.Local.Runner.Scenario.Reports;

namespace WhatsAppReplies.Local.Tests.Scenario;

/// <summary>A run's report, on the terminal and as a page.</summary>
public sealed class ReportTests
{
    private const string Finished =
        """{"level":"WARNING","message":"Trigger finished","messageId":"cb73c127-ae24","outcome":"TryAgain","durationMs":1604.5,"receiveCount":"""
        + """3,"parts":0,"promptTokens":1317,"completionTokens":60,"awsCalls":7,"costDollars":0.000135,"reason":"openai_timeout","explanation":"""
        + "\"The model provider did not answer in time.\"}";

    private static readonly Sample Sample = Sample.ReadAll().Single(sample => sample.Name == "nested");

    [Fact]
    public void What_holds_takes_a_row_a_conversation_and_a_last_line()
    {
        var lines = Show(Report(holds: true));

        Assert.Equal(3, lines.Count);
        Assert.Matches("^✓ +stack +as declared, and empty at the end; granted and used permissions are the same", lines[0]);
        Assert.Matches("^✓ +nested +three messages in one breath: one reply, in their order +2.0 s +1,377 tokens, \\$0.000135, 7 calls of AWS", lines[1]);
        Assert.Equal("All 2 points hold (; together 0.0 s). report.html", lines[2]);
    }

    [Fact]
    public void A_narrow_window_gets_the_same_rows_without_columns()
    {
        var lines = Show(Report(holds: true), width: 80);

        Assert.Equal("✓ nested: three messages in one breath: one reply, in their order (2.0 s, 1,377 tokens, $0.000135, 7 calls of AWS)", lines[1]);
    }

    [Fact]
    public void What_does_not_hold_is_shown_in_full_and_the_row_claims_nothing()
    {
        var lines = Show(Report(holds: false));

        Assert.Matches("^✗ +nested +1 of 1 point do not hold", lines[1]);
        Assert.Equal("✗ nested: the reply is on the customer's phone, once (step 20). Seen: 2 messages", lines[2]);
        Assert.Contains(
            "TryAgain, 1,377 tokens, $0.000135, 1605 ms, openai_timeout: The model provider did not answer in time.", lines[4], StringComparison.Ordinal);
        Assert.StartsWith("1 of 2 points do not hold", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_texts_of_the_samples_stand_on_the_page_and_not_on_the_terminal()
    {
        var report = Report(holds: true);

        Assert.All(Sample.Staged, fragment => Assert.DoesNotContain(fragment.Body, string.Join('\n', Show(report)), StringComparison.Ordinal));
        Assert.All(Sample.Staged, fragment =>
            Assert.Contains(System.Net.WebUtility.HtmlEncode(fragment.Body), HtmlReport.Of(report), StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_is_text_on_the_page_whatever_it_holds()
    {
        var nasty = Sample with { Staged = [Sample.Staged[0] with { Body = "<script>alert('x')</script>" }] };

        var page = HtmlReport.Of(Report(holds: true, nasty));

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_loads_nothing_and_may_load_nothing()
    {
        var page = HtmlReport.Of(Report(holds: true));

        Assert.Contains("content=\"default-src 'none'; style-src 'unsafe-inline'\"", page, StringComparison.Ordinal);
        foreach (var outside in new[] { "src=", "href=", "url(", "@import", "http://", "https://" })
            Assert.DoesNotContain(outside, page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_failed_stands_open_on_the_page()
    {
        Assert.DoesNotContain("<details open>", HtmlReport.Of(Report(holds: true)), StringComparison.Ordinal);
        Assert.Contains("<details open><summary><span class=\"no\">✗ fails</span> nested", HtmlReport.Of(Report(holds: false)), StringComparison.Ordinal);
    }

    private static List<string> Show(RunReport report, int width = 200)
    {
        using var shown = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(shown) });
        console.Profile.Width = width;
        new ScenarioConsole(console, TimeProvider.System).Show(report, "report.html");
        return [.. shown.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
    }

    private static RunReport Report(bool holds, Sample? sample = null)
    {
        var conversation = new SampleResult
        {
            Sample = sample ?? Sample,
            Acknowledged = true,
            Duration = TimeSpan.FromSeconds(2),
            Record = Sample.Record,
            StagedLeft = 0,
            LockLeft = false,
            OnPhone = [],
            Logs = [new LogEvent("group", "stream", DateTimeOffset.UnixEpoch, Finished)],
            Calls = [],
        };
        Point[] points =
        [
            new(17, "stack", "the tables exist", true, "ACTIVE"),
            new(20, "nested", "the reply is on the customer's phone, once", holds, holds ? "1 message" : "2 messages"),
        ];
        return new RunReport(
            "dev",
            DateTimeOffset.UnixEpoch,
            new ScenarioResult(points, [conversation], new PermissionReport([], [])),
            new PhaseClock(TimeProvider.System),
            ["nested: written"]);
    }
}
