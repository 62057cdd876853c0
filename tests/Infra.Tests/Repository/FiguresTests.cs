using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.Tests.Support;
using WhatsAppReplies.Local.Plan.Costs;

namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>Figures in the pages that code decides.</summary>
public sealed partial class FiguresTests
{
    private static readonly StackSettings Defaults = Configured.Minimal.Read();

    [Fact]
    public void The_settings_of_the_README_have_the_defaults_of_the_code()
    {
        var rows = Setting().Matches(MarkdownPage.Of("README.md").Prose).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

        Assert.Superset(new HashSet<string> { "memory", "timeout", "maximumConcurrency", "maximumReceiveCount" }, rows.Keys.ToHashSet());
        Assert.All(rows.Where(row => row.Value != "none"), row => Assert.Equal(
            row.Value,
            $"{typeof(StackSettings).GetProperty(char.ToUpperInvariant(row.Key[0]) + row.Key[1..])!.GetValue(Defaults)}",
            ignoreCase: true));
    }

    [Fact]
    public void The_deployment_plan_has_the_timeout_and_the_memory_of_the_code() =>
        Assert.Contains($"{Defaults.Timeout} s, {Defaults.Memory} MB.", MarkdownPage.Of("docs/deployment-plan.md").Text, StringComparison.Ordinal);

    [Fact]
    public void The_memory_that_performance_chooses_is_the_default() =>
        Assert.Contains($"it is {Defaults.Memory} MB for the native function", MarkdownPage.Of("docs/performance.md").Text, StringComparison.Ordinal);

    [Fact]
    public async Task Dead_letters_are_kept_as_long_as_the_pages_say()
    {
        var queue = (await DeployedStack.OfAsync("prod")).Inputs("aws:sqs/queue:Queue::dead-letters");

        var days = queue["messageRetentionSeconds"]!.GetValue<long>() / (24 * 60 * 60);
        Assert.Contains($"dead-letter queue that keeps for {days} days", MarkdownPage.Of("docs/deployment-plan.md").Text, StringComparison.Ordinal);
        Assert.Contains($"a trigger may wait: {days} days", MarkdownPage.Of("docs/contract.md").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_of_tables_is_that_of_the_program()
    {
        var tables = MarkdownPage.Of("docs/deployment-plan.md").Text.Split('\n').Single(line => line.StartsWith("| – | Tables |", StringComparison.Ordinal));

        Assert.Contains(" Five (with the inbound function), ", tables, StringComparison.Ordinal);
        Assert.Equal(5, (await DeployedStack.OfAsync("prod")).OfType("aws:dynamodb/table:Table").Count());
    }

    [Fact]
    public async Task What_a_stack_costs_while_it_does_little_is_counted_from_the_program_and_its_prices()
    {
        using var prices = JsonDocument.Parse(await File.ReadAllTextAsync(RepositoryFolder.File("tests", "Benchmarks", "prices.json")));
        var standing = RegionPrices.Of(prices.RootElement.GetProperty("region").GetString()!);
        var deployed = await DeployedStack.OfAsync("prod");
        var alarms = deployed.OfType("aws:cloudwatch/metricAlarm:MetricAlarm").Sum(alarm =>
            alarm.Inputs["metricQueries"]?.AsArray().Count(query => query!["metric"] is not null) ?? 1);
        (string Row, decimal Count, decimal Price)[] expected =
        [
            ("custom metrics", CustomMetrics() + deployed.OfType("aws:cloudwatch/logMetricFilter:LogMetricFilter").Count(), standing.CustomMetric!.Value),
            ("alarms", alarms, standing.AlarmMetric!.Value),
            ("secrets", deployed.OfType("aws:secretsmanager/secret:Secret").Count(), standing.Secret!.Value),
            ("dashboards", deployed.OfType("aws:cloudwatch/dashboard:Dashboard").Count(), standing.Dashboard!.Value),
            // One a minute, thirty days.
            ("sweeps", 60 * 24 * 30 / 1e6m, Used("lambdaMillionRequests")),
            // Five pollers, three long polls a minute, thirty days.
            ("receives of an empty queue", 5 * 3 * 60 * 24 * 30 / 1e6m, Used("sqsMillionRequests")),
        ];

        var together = 0m;
        Assert.All(expected, row =>
        {
            together += row.Count * row.Price;
            Assert.Matches(
                $@"(?m)^\| {row.Row}[^|]*\| {Text("0.###", row.Count)} \| {Text("0.00", row.Price)} \| {Text("0.00", row.Count * row.Price)} \|$",
                MarkdownPage.Of("docs/performance.md").Text);
        });
        Assert.Contains($"| together | | | {Text("0.00", together)} |", MarkdownPage.Of("docs/performance.md").Text, StringComparison.Ordinal);

        decimal Used(string name) => prices.RootElement.GetProperty(name).GetDecimal();
    }

    /// <summary>Everything that turns, webhooks and sweeps may write, and one for each kind of outcome; not what metric filters count.</summary>
    private static int CustomMetrics()
    {
        var telemetry = MarkdownPage.Of("docs/contract.md").Text.Split("## Telemetry")[1].Split('\n');
        // What is only agreed on is not written, and what is not written is not charged; nor is what a stack writes on the day on which it pauses itself.
        var named = telemetry.Count(line => Measure().IsMatch(line)
            && !line.Contains("*later*", StringComparison.Ordinal)
            && !line.Contains("the function that pauses", StringComparison.Ordinal)
            && !line.Contains("from the metric filter", StringComparison.Ordinal));
        var outcomes = MarkdownPage.Of("docs/design.md").Text
            .Split("## Outcomes")[1].Split("\n## ")[0].Split('\n')
            .Count(line => line.StartsWith("| ", StringComparison.Ordinal)) - 1;
        return named + outcomes;
    }

    private static string Text(string format, decimal number) => number.ToString(format, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| `\w+` \| (count|milliseconds|dollars)\b")]
    private static partial Regex Measure();

    [GeneratedRegex(@"^\| `(\w+)` \| ([^|]+?) \|", RegexOptions.Multiline)]
    private static partial Regex Setting();
}
