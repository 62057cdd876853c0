using System.Text.Json.Nodes;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class InboundAlarmsTests
{
    private const string Alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";

    [Theory]
    [InlineData("inbound-critical", "WhatsAppReplies/whatsapp-replies-prod-inbound CriticalRecords, Sum of 300 s GreaterThanThreshold 0, 1 of 1")]
    [InlineData("inbound-errors", "AWS/Lambda Errors FunctionName=whatsapp-replies-prod-inbound, Sum of 300 s GreaterThanThreshold 0, 1 of 1")]
    [InlineData("inbound-throttles", "AWS/Lambda Throttles FunctionName=whatsapp-replies-prod-inbound, Sum of 300 s GreaterThanThreshold 0, 1 of 1")]
    [InlineData("webhook-failures", "AWS/Lambda Url5xxCount FunctionName=whatsapp-replies-prod-inbound, Sum of 300 s GreaterThanThreshold 0, 2 of 3")]
    [InlineData(
        "refused-signatures", "WhatsAppReplies RefusedSignatures FunctionName=whatsapp-replies-prod-inbound, Sum of 300 s GreaterThanThreshold 10, 1 of 1")]
    [InlineData(
        "unknown-customers", "WhatsAppReplies UnknownCustomers FunctionName=whatsapp-replies-prod-inbound, Sum of 3600 s GreaterThanThreshold 3, 1 of 1")]
    [InlineData("sweep-findings", "WhatsAppReplies SweepFindings FunctionName=whatsapp-replies-prod-inbound, Sum of 60 s GreaterThanThreshold 0, 3 of 3")]
    [InlineData("sweep-missing", "WhatsAppReplies Sweeps FunctionName=whatsapp-replies-prod-inbound, Sum of 300 s LessThanThreshold 1, 2 of 2")]
    [InlineData("undelivered", "WhatsAppReplies UndeliveredMessages FunctionName=whatsapp-replies-prod-inbound, Sum of 3600 s GreaterThanThreshold 5, 1 of 1")]
    [InlineData(
        "undelivered-63018",
        "WhatsAppReplies UndeliveredMessages ErrorCode=63018 FunctionName=whatsapp-replies-prod-inbound, Sum of 300 s GreaterThanThreshold 0, 1 of 1")]
    [InlineData(
        "undelivered-63038",
        "WhatsAppReplies UndeliveredMessages ErrorCode=63038 FunctionName=whatsapp-replies-prod-inbound, Sum of 300 s GreaterThanThreshold 0, 1 of 1")]
    public async Task An_alarm_rings_when_its_metric_says_so(string name, string expected) =>
        Assert.Equal(expected, InWords((await DeployedStack.OfAsync("prod")).Inputs($"{Alarm}::{name}")));

    [Fact]
    public async Task A_sweep_that_does_not_run_is_found_by_its_silence() =>
        JsonAssert.Same("\"breaching\"", (await DeployedStack.OfAsync("prod")).Inputs($"{Alarm}::sweep-missing")["treatMissingData"]);

    [Fact]
    public async Task Critical_records_are_counted_from_the_inbound_function_s_log_group()
    {
        var filter = (await DeployedStack.OfAsync("dev")).Inputs("aws:cloudwatch/logMetricFilter:LogMetricFilter::inbound-critical");

        JsonAssert.Same("\"/aws/lambda/whatsapp-replies-dev-inbound\"", filter["logGroupName"]);
        JsonAssert.Same("\"{ $.level = \\\"CRITICAL\\\" }\"", filter["pattern"]);
        JsonAssert.Same(
            """{"namespace": "WhatsAppReplies/whatsapp-replies-dev-inbound", "name": "CriticalRecords", "value": "1", "defaultValue": "0", "unit": "Count"}""",
            filter["metricTransformation"]);
    }

    [Theory]
    [InlineData("inbound-throttles", "inboundConcurrency")]
    [InlineData("refused-signatures", "twilio-credentials-whatsapp")]
    [InlineData("unknown-customers", "answer_new_customers")]
    [InlineData("sweep-missing", "whatsapp-replies-prod-sweep")]
    [InlineData("undelivered", "whatsapp-replies-prod")]
    public async Task A_description_names_what_to_look_at(string name, string what) => Assert.Contains(
        what, (await DeployedStack.OfAsync("prod")).Inputs($"{Alarm}::{name}")["alarmDescription"]!.GetValue<string>(), StringComparison.Ordinal);

    private static string InWords(JsonObject alarm)
    {
        var dimensions = alarm["dimensions"]?.AsObject().Select(dimension => $" {dimension.Key}={dimension.Value}").Order(StringComparer.Ordinal)
            ?? Enumerable.Empty<string>();
        var periods = alarm["evaluationPeriods"]!.GetValue<long>();
        return $"{alarm["namespace"]} {alarm["metricName"]}{string.Concat(dimensions)}, {alarm["statistic"]} of {alarm["period"]} s "
            + $"{alarm["comparisonOperator"]} {alarm["threshold"]}, {alarm["datapointsToAlarm"]?.GetValue<long>() ?? periods} of {periods}";
    }
}
