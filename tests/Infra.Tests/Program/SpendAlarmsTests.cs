using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class SpendAlarmsTests
{
    private const string Alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";

    [Fact]
    public async Task Nobody_is_told_of_money_unless_the_stack_file_says_how_much_is_too_much() =>
        Assert.DoesNotContain((await DeployedStack.OfAsync("prod")).Addresses, address => address.StartsWith($"{Alarm}::spend", StringComparison.Ordinal));

    [Fact]
    public async Task A_day_is_judged_by_its_own_sum()
    {
        var alarm = await AlarmAsync("spendCeilingPerDay", "25", "spend-day");

        Assert.Equal(("CostDollars", "Sum", "86400", "1", "25"), Judged(alarm));
    }

    [Fact]
    public async Task A_month_is_judged_by_the_pace_of_a_week_since_no_alarm_looks_further_back()
    {
        var alarm = await AlarmAsync("spendCeilingPerMonth", "600", "spend-month");

        Assert.Equal(("CostDollars", "Sum", "86400", "7", "20"), Judged(alarm));
        JsonAssert.Same("5", alarm["datapointsToAlarm"]);
    }

    private static async Task<System.Text.Json.Nodes.JsonObject> AlarmAsync(string setting, string dollars, string alarm) =>
        (await DeployedStack.OfAsync("prod", configuration => configuration.With($"whatsapp-replies:{setting}", dollars))).Inputs($"{Alarm}::{alarm}");

    private static (string Metric, string Statistic, string Period, string Periods, string Threshold) Judged(System.Text.Json.Nodes.JsonObject alarm) =>
        ($"{alarm["metricName"]}", $"{alarm["statistic"]}", $"{alarm["period"]}", $"{alarm["evaluationPeriods"]}", $"{alarm["threshold"]}");
}
