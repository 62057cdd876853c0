using System.Text.Json.Nodes;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class DashboardTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task It_asks_whether_it_works_how_fast_and_at_what_cost(string stack)
    {
        var widgets = await WidgetsAsync(stack);

        Assert.Equal(
            ["## Is it working?", "## How fast?", "## At what cost?", "## What comes in?", "## What is made up for, and what does not arrive?"],
            widgets.Where(widget => widget["type"]!.ToString() == "text").Select(widget => widget["properties"]!["markdown"]!.ToString()));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task It_shows_the_state_of_every_alarm(string stack)
    {
        var shown = (await WidgetsAsync(stack)).Single(widget => widget["type"]!.ToString() == "alarm")["properties"]!["alarms"]!.AsArray();

        var alarms = (await DeployedStack.OfAsync(stack)).OfType("aws:cloudwatch/metricAlarm:MetricAlarm");
        Assert.Equal(
            alarms.Select(alarm => StrictAws.Arn("cloudwatch", $"alarm:{alarm.Inputs["name"]}")).Order(),
            shown.Select(arn => arn!.ToString()).Order());
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Widgets_fill_the_grid_without_covering_each_other(string stack)
    {
        var taken = new HashSet<(int X, int Y)>();

        foreach (var widget in await WidgetsAsync(stack))
        {
            var (x, y) = (widget["x"]!.GetValue<int>(), widget["y"]!.GetValue<int>());
            var (width, height) = (widget["width"]!.GetValue<int>(), widget["height"]!.GetValue<int>());
            Assert.InRange(x + width, 1, 24);
            foreach (var cell in Enumerable.Range(x, width).SelectMany(column => Enumerable.Range(y, height), (column, row) => (column, row)))
                Assert.True(taken.Add(cell), $"Two widgets at {cell}.");
        }
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Every_graph_is_of_this_stack_and_its_region(string stack)
    {
        var graphs = (await WidgetsAsync(stack)).Where(widget => widget["type"]!.ToString() == "metric").ToList();

        Assert.NotEmpty(graphs);
        Assert.All(graphs, graph =>
        {
            JsonAssert.Same("\"eu-north-1\"", graph["properties"]!["region"]);
            Assert.All(graph["properties"]!["metrics"]!.AsArray(), metric =>
                Assert.Contains($"whatsapp-replies-{stack}", metric!.ToJsonString(), StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Replies_cost_and_durations_are_those_that_the_function_writes()
    {
        var text = string.Concat((await WidgetsAsync("prod")).Select(widget => widget!.ToJsonString()));

        Assert.All(
            new[]
            {
                Contract.Telemetry.Replies, Contract.Telemetry.TurnDurationMs, Contract.Telemetry.ModelDurationMs, Contract.Telemetry.SendDurationMs,
                Contract.Telemetry.CostDollars, Contract.Telemetry.PromptTokens, Contract.Telemetry.CompletionTokens, Contract.Telemetry.ResumedTurns,
                Contract.Telemetry.UnknownSendsFound, Contract.Telemetry.UnknownSendsResent,
            },
            metric => Assert.Contains($"[\"WhatsAppReplies\",\"{metric}\",\"FunctionName\",\"whatsapp-replies-prod\"]", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Webhooks_sweeps_and_undelivered_messages_are_those_that_the_inbound_function_writes()
    {
        var text = string.Concat((await WidgetsAsync("prod")).Select(widget => widget!.ToJsonString()));

        Assert.All(
            new[]
            {
                Contract.Telemetry.Webhooks, Contract.Telemetry.WebhookDurationMs, Contract.Telemetry.StagedMessages, Contract.Telemetry.NewConversations,
                Contract.Telemetry.UnknownCustomers, Contract.Telemetry.RefusedSignatures, Contract.Telemetry.FailedWebhooks, Contract.Telemetry.Sweeps,
                Contract.Telemetry.SweepFailures, Contract.Telemetry.SweepTriggers, Contract.Telemetry.SweepStaged, Contract.Telemetry.StagedWithoutRecord,
            },
            metric =>
                Assert.Contains($"[\"WhatsAppReplies\",\"{metric}\",\"FunctionName\",\"whatsapp-replies-prod-inbound\"]", text, StringComparison.Ordinal));
        Assert.Contains(@"SEARCH(\u0027{WhatsAppReplies,FunctionName,ErrorCode}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_inbound_function_the_page_does_not_ask_what_comes_in() => Assert.Equal(
        ["## Is it working?", "## How fast?", "## At what cost?"],
        (await WidgetsAsync("prod", inbound: false))
            .Where(widget => widget["type"]!.ToString() == "text")
            .Select(widget => widget["properties"]!["markdown"]!.ToString()));

    private static async Task<IReadOnlyList<JsonNode>> WidgetsAsync(string stack, bool inbound = true)
    {
        var deployed = await (inbound ? DeployedStack.OfAsync(stack) : DeployedStack.OfAsync(stack, configuration => configuration.Own("inbound", "false")));
        var body = JsonAssert.Parsed(deployed.Inputs("aws:cloudwatch/dashboard:Dashboard::operations")["dashboardBody"]);
        return [.. body["widgets"]!.AsArray().Select(widget => widget!)];
    }
}
