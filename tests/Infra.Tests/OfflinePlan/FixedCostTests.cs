using System.Text.Json.Nodes;
using WhatsAppReplies.Infra.Tests.Support;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Local.Plan.Costs;

namespace WhatsAppReplies.Infra.Tests.OfflinePlan;

/// <summary>What a plan costs a month whether anybody writes or not.</summary>
public sealed class FixedCostTests
{
    private const string Alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
    private const string Region = "us-east-1";

    private static readonly RegionPrices Prices = new(Region, AlarmMetric: 1, Dashboard: 10, CustomMetric: 100, Secret: 1000, Key: 10_000);

    [Fact]
    public void Each_priced_resource_counts_and_a_table_does_not()
    {
        var plan = Plan(
            Resource(Alarm), Resource("aws:cloudwatch/dashboard:Dashboard"), Resource("aws:cloudwatch/logMetricFilter:LogMetricFilter"),
            Resource("aws:secretsmanager/secret:Secret"), Resource("aws:secretsmanager/secret:Secret"),
            Resource("aws:kms/key:Key"), Resource("aws:dynamodb/table:Table"));

        Assert.Equal(12_111, FixedCost.Of(plan, Prices));
    }

    [Fact]
    public void An_alarm_on_an_expression_costs_for_each_metric_in_it_and_not_for_the_expression() => Assert.Equal(2, FixedCost.Of(
        Plan(Resource(Alarm, """{"metricQueries": [{"id": "e", "expression": "a / b"}, {"id": "a", "metric": {}}, {"id": "b", "metric": {}}]}""")), Prices));

    [Fact]
    public void What_is_not_made_here_is_paid_for_by_somebody_else() =>
        Assert.Equal(0, FixedCost.Of(Plan(Resource("aws:secretsmanager/secret:Secret") with { Existing = "theirs" }), Prices));

    [Fact]
    public void A_type_of_which_nobody_has_said_what_it_costs_is_named_and_not_taken_for_free()
    {
        var lines = FixedCost.InWords(null, Plan(Resource("aws:rds/instance:Instance")), Region);

        Assert.Contains(lines, line => line.Trim() == "Nor is aws:rds/instance:Instance: nobody has said what it costs.");
    }

    [Theory]
    [InlineData(1, 3, "Fixed cost a month: $0.10 -> $0.30 (+$0.20). ")]
    [InlineData(3, 1, "Fixed cost a month: $0.30 -> $0.10 (-$0.20). ")]
    [InlineData(2, 2, "Fixed cost a month: $0.20, as before. ")]
    [InlineData(null, 2, "Fixed cost a month: $0.20. ")]
    public void The_change_is_said_in_dollars(int? before, int after, string said) => Assert.StartsWith(
        said, FixedCost.InWords(before is { } count ? Alarms(count) : null, Alarms(after), Region).First(), StringComparison.Ordinal);

    [Fact]
    public void The_region_whose_prices_they_are_is_named() =>
        Assert.Contains("At list prices of us-east-1, 20", FixedCost.InWords(null, Alarms(1), Region).First(), StringComparison.Ordinal);

    /// <summary>Prices differ by region, and a sum at another one's would be a guess.</summary>
    [Fact]
    public void Where_a_price_is_not_confirmed_what_is_charged_is_counted_and_the_sum_is_said_to_be_of_another_region()
    {
        var before = Plan(Resource(Alarm), Resource(Alarm), Resource("aws:secretsmanager/secret:Secret"));
        var after = Plan(Resource(Alarm), Resource("aws:kms/key:Key"), Resource("aws:cloudwatch/dashboard:Dashboard"));

        var said = FixedCost.InWords(before, after, "eu-north-1").First();

        Assert.Equal(
            "Fixed cost a month: not known in eu-north-1, whose prices of metrics of alarms, dashboards, secrets are not confirmed here. "
            + "What is charged by the month: 1 metric of an alarm (-1), 1 dashboard (+1), 0 secrets (-1), 1 key (+1). "
            + "At the prices of us-east-1, which may be others: $0.60 -> $4.10 (+$3.50).",
            said);
        Assert.EndsWith(
            "2 metrics of alarms. At the prices of us-east-1, which may be others: $0.20.",
            FixedCost.InWords(null, Alarms(2), "eu-north-1").First(),
            StringComparison.Ordinal);
        Assert.EndsWith("which may be others: $0.20, as before.", FixedCost.InWords(Alarms(2), Alarms(2), "eu-north-1").First(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eu-north-1", 1)]
    [InlineData("cn-north-1", null)]
    [InlineData("us-gov-west-1", null)]
    public void A_plan_of_what_is_priced_the_same_everywhere_has_a_sum(string region, int? dollars) =>
        Assert.Equal(dollars, FixedCost.Of(Plan(Resource("aws:kms/key:Key"), Resource("aws:s3/bucket:Bucket")), RegionPrices.Of(region)));

    /// <summary>Held against AWS's pages: RegionPrices names each with the day on which it was read.</summary>
    [Fact]
    public void The_prices_are_those_of_the_pages() =>
        Assert.Equal(new RegionPrices("us-east-1", AlarmMetric: 0.10m, Dashboard: 3, CustomMetric: 0.30m, Secret: 0.40m, Key: 1), RegionPrices.Of("us-east-1"));

    [Fact]
    public async Task All_that_a_stack_and_an_account_can_declare_is_known()
    {
        var file = Fixtures.Stack("prod");
        var everything = file with
        {
            Configuration = file.Configuration
                .Own("openAiApiKey", "k", secret: true).Own("twilioAccountSid", "s", secret: true).Own("twilioAuthToken", "t", secret: true)
                .Own("alarmEmails", """["on-call@example.com"]""")
                .Own("spendCeilingPerDay", "25")
                .Own("spendCeilingPerMonth", "500")
                .Own("pauseAtSpendCeiling", "true"),
        };

        Assert.Empty(FixedCost.UnknownIn(await Planner.PlanAsync(everything, Fixtures.Root)));
        Assert.Empty(FixedCost.UnknownIn(await Program.AccountTests.PlanAsync()));
        Assert.Equal(10_000, FixedCost.Of(await Program.AccountTests.PlanAsync(), Prices));
    }

    private static StackPlan Alarms(int count) => Plan([.. Enumerable.Range(0, count).Select(_ => Resource(Alarm))]);

    private static StackPlan Plan(params PlannedResource[] resources) => new("test", resources, []);

    private static PlannedResource Resource(string type, string inputs = "{}") => new(type, "one", null, [], false, JsonNode.Parse(inputs)!.AsObject());
}
