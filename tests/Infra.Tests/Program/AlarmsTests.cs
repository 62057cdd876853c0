using System.Text.Json.Nodes;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class AlarmsTests
{
    private const string Alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task There_is_one_alarm_for_each_way_in_which_customers_get_no_answer(string stack)
    {
        var alarms = (await DeployedStack.OfAsync(stack)).OfType(Alarm);

        Assert.Equal(
            [
                "critical", "dead-letters", "duration", "errors", "inbound-critical", "inbound-errors", "inbound-throttles", "no-replies", "oldest-trigger",
                "refused-signatures", "sweep-findings", "sweep-missing", "throttles", "undelivered", "undelivered-63007", "undelivered-63016",
                "undelivered-63018", "undelivered-63038", "unknown-customers", "waiting-for-a-person", "webhook-failures",
            ],
            alarms.Select(alarm => alarm.Address.Split("::")[1]));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Every_alarm_tells_the_topic_when_it_rings_and_when_it_stops(string stack)
    {
        var alarms = (await DeployedStack.OfAsync(stack)).OfType(Alarm);

        Assert.All(alarms, alarm =>
        {
            var topic = $"[\"{StrictAws.Arn("sns", $"whatsapp-replies-{stack}-alarms")}\"]";
            JsonAssert.Same(topic, alarm.Inputs["alarmActions"]);
            JsonAssert.Same(topic, alarm.Inputs["okActions"]);
        });
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Every_description_says_the_cause_and_what_to_do_first(string stack)
    {
        var alarms = (await DeployedStack.OfAsync(stack)).OfType(Alarm);

        Assert.All(alarms, alarm =>
        {
            var description = alarm.Inputs["alarmDescription"]!.GetValue<string>();
            Assert.Matches(@"^[A-Z].{30,}\. First: .{20,}\.$", description);
            // What CloudWatch takes.
            Assert.InRange(description.Length, 1, 1024);
        });
    }

    /// <summary>Who reads an alarm on a phone has no copy of the repository: a mail program makes a link of an address.</summary>
    [Fact]
    public async Task Where_the_stack_says_who_reads_the_page_where_each_text_ends_with_the_link_to_its_section()
    {
        const string page = "https://github.com/example/replies/blob/main/docs/operations.md";
        var alarms = (await WithPageAsync(page)).OfType(Alarm);

        Assert.All(alarms, alarm => Assert.EndsWith(
            $" More: {page}#{alarm.Address.Split("::")[1]}", alarm.Inputs["alarmDescription"]!.GetValue<string>(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_longest_address_and_the_longest_name_of_a_stack_fit_into_what_CloudWatch_takes()
    {
        const int longestName = 30;
        const string stack = "prod";
        var page = $"https://example.com/{new string('p', 200 - "https://example.com/".Length)}";

        Assert.All((await WithPageAsync(page)).OfType(Alarm).Select(alarm => alarm.Inputs["alarmDescription"]!.GetValue<string>()), text => Assert.InRange(
            text.Length + ((text.Split(stack).Length - 1) * (longestName - stack.Length)), 1, 1024));
    }

    /// <summary>With those whose texts are the longest.</summary>
    private static Task<DeployedStack> WithPageAsync(string page) => DeployedStack.OfAsync("prod", configuration => configuration
        .Own("operationsPage", page)
        .Own("spendCeilingPerDay", "1000000")
        .Own("spendCeilingPerMonth", "1000000")
        .Own("pauseAtSpendCeiling", "true"));

    [Theory]
    [InlineData(
        "throttles",
        "a trigger that stays refused until its visibility ends has used up a receive, and after 12 of them it is in "
        + "whatsapp-replies-prod-triggers-dead-letter")]
    [InlineData("dead-letters", "without one the function never got the trigger")]
    [InlineData("oldest-trigger", "Triggers received three times or more are not counted here")]
    public async Task A_description_promises_nothing_that_aws_does_not_keep(string name, string sentence)
    {
        var alarm = (await DeployedStack.OfAsync("prod")).Inputs($"{Alarm}::{name}");

        Assert.Contains(sentence, alarm["alarmDescription"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Silence_never_rings_but_for_the_sweep_because_nobody_waits_when_no_trigger_comes(string stack)
    {
        var alarms = (await DeployedStack.OfAsync(stack)).OfType(Alarm);

        Assert.All(alarms.Where(alarm => !alarm.Address.EndsWith("::sweep-missing", StringComparison.Ordinal)), alarm =>
            JsonAssert.Same("\"notBreaching\"", alarm.Inputs["treatMissingData"]));
    }

    [Theory]
    [InlineData("dev", "critical", "WhatsAppReplies/whatsapp-replies-{0} CriticalRecords Sum > 0")]
    [InlineData("prod", "critical", "WhatsAppReplies/whatsapp-replies-{0} CriticalRecords Sum > 0")]
    [InlineData("dev", "errors", "AWS/Lambda Errors FunctionName=whatsapp-replies-{0} Sum > 0")]
    [InlineData("prod", "errors", "AWS/Lambda Errors FunctionName=whatsapp-replies-{0} Sum > 0")]
    [InlineData("dev", "throttles", "AWS/Lambda Throttles FunctionName=whatsapp-replies-{0} Sum > 0")]
    [InlineData("prod", "throttles", "AWS/Lambda Throttles FunctionName=whatsapp-replies-{0} Sum > 0")]
    [InlineData("dev", "duration", "AWS/Lambda Duration FunctionName=whatsapp-replies-{0} Maximum > 480000")]
    [InlineData("prod", "duration", "AWS/Lambda Duration FunctionName=whatsapp-replies-{0} Maximum > 480000")]
    [InlineData("dev", "dead-letters", "AWS/SQS ApproximateNumberOfMessagesVisible QueueName=whatsapp-replies-{0}-triggers-dead-letter Maximum > 0")]
    [InlineData("prod", "dead-letters", "AWS/SQS ApproximateNumberOfMessagesVisible QueueName=whatsapp-replies-{0}-triggers-dead-letter Maximum > 0")]
    [InlineData("dev", "oldest-trigger", "AWS/SQS ApproximateAgeOfOldestMessage QueueName=whatsapp-replies-{0}-triggers Maximum > 900")]
    [InlineData("dev", "waiting-for-a-person", "AWS/SQS ApproximateAgeOfOldestMessage QueueName=whatsapp-replies-{0}-hand-offs Maximum > 900")]
    [InlineData("prod", "waiting-for-a-person", "AWS/SQS ApproximateAgeOfOldestMessage QueueName=whatsapp-replies-{0}-hand-offs Maximum > 900")]
    [InlineData("prod", "oldest-trigger", "AWS/SQS ApproximateAgeOfOldestMessage QueueName=whatsapp-replies-{0}-triggers Maximum > 900")]
    public async Task An_alarm_watches_its_metric_over_five_minutes(string stack, string name, string watched)
    {
        var alarm = (await DeployedStack.OfAsync(stack)).Inputs($"{Alarm}::{name}");

        Assert.Equal(string.Format(null, watched, stack), Watched(alarm));
        JsonAssert.Same("\"GreaterThanThreshold\"", alarm["comparisonOperator"]);
        JsonAssert.Same("300", alarm["period"]);
        JsonAssert.Same("1", alarm["evaluationPeriods"]);
    }

    [Fact]
    public async Task How_long_a_customer_may_wait_for_a_person_is_a_setting()
    {
        var alarm = (await DeployedStack.OfAsync("prod", configuration => configuration.With("whatsapp-replies:handOffMinutes", "60")))
            .Inputs($"{Alarm}::waiting-for-a-person");

        JsonAssert.Same("3600", alarm["threshold"]);
        Assert.StartsWith(
            "A customer has been waiting for a person for more than 60 minutes", alarm["alarmDescription"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Triggers_without_any_reply_ring_after_two_quarters_of_an_hour(string stack)
    {
        var alarm = (await DeployedStack.OfAsync(stack)).Inputs($"{Alarm}::no-replies");

        JsonAssert.Same(
            $$"""
            [
                {
                    "id": "triggers",
                    "metric": {
                        "namespace": "AWS/SQS", "metricName": "NumberOfMessagesSent", "dimensions": {"QueueName": "whatsapp-replies-{{stack}}-triggers"},
                        "period": 900, "stat": "Sum"
                    }
                },
                {
                    "id": "replies",
                    "metric": {
                        "namespace": "WhatsAppReplies", "metricName": "Replies", "dimensions": {"FunctionName": "whatsapp-replies-{{stack}}"},
                        "period": 900, "stat": "Sum"
                    }
                },
                {
                    "id": "unanswered", "label": "Triggers without any reply",
                    "expression": "IF(FILL(triggers, 0) > 0 AND FILL(replies, 0) == 0, 1, 0)", "returnData": true
                }
            ]
            """,
            alarm["metricQueries"]);
        JsonAssert.Same("2", alarm["evaluationPeriods"]);
        JsonAssert.Same("2", alarm["datapointsToAlarm"]);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Critical_records_are_counted_from_the_log_group(string stack)
    {
        var filter = (await DeployedStack.OfAsync(stack)).Inputs("aws:cloudwatch/logMetricFilter:LogMetricFilter::critical");

        JsonAssert.Same($"\"/aws/lambda/whatsapp-replies-{stack}\"", filter["logGroupName"]);
        Assert.Equal("{ $.level = \"CRITICAL\" }", filter["pattern"]!.GetValue<string>());
        JsonAssert.Same(
            $$"""{"namespace": "WhatsAppReplies/whatsapp-replies-{{stack}}", "name": "CriticalRecords", "value": "1", "defaultValue": "0", "unit": "Count"}""",
            filter["metricTransformation"]);
    }

    [Fact]
    public async Task Everybody_in_the_stack_file_is_told_by_mail()
    {
        var deployed = await DeployedStack.OfAsync("prod", configuration =>
            configuration.With("whatsapp-replies:alarmEmails", """["a@example.com", "b@example.com"]"""));

        Assert.Equal(
            ["a@example.com", "b@example.com"],
            deployed.OfType("aws:sns/topicSubscription:TopicSubscription").Select(subscription => subscription.Inputs["endpoint"]!.GetValue<string>()));
        Assert.DoesNotContain("setAlarmEmails", deployed.OutputNames);
    }

    [Fact]
    public async Task A_service_is_told_by_a_post_and_its_address_stands_in_no_name()
    {
        var deployed = await DeployedStack.OfAsync("prod", configuration =>
            configuration.With("whatsapp-replies:alarmUrls", """["https://example.com/key-1", "https://example.com/key-2"]""", secret: true));

        Assert.Equal(
            ["https-1 https https://example.com/key-1", "https-2 https https://example.com/key-2"],
            deployed.OfType("aws:sns/topicSubscription:TopicSubscription").Select(subscription =>
                $"{subscription.Address.Split("::")[1]} {subscription.Inputs["protocol"]} {subscription.Inputs["endpoint"]}"));
        Assert.DoesNotContain("setAlarmEmails", deployed.OutputNames);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task A_stack_that_tells_nobody_says_so(string stack) =>
        Assert.Equal(
            "pulumi config set --path 'alarmEmails[0]' ADDRESS",
            await (await DeployedStack.OfAsync(stack)).OutputAsync("setAlarmEmails"));

    private static string Watched(JsonObject alarm) => string.Join(' ', new[]
    {
        alarm["namespace"]!.ToString(),
        alarm["metricName"]!.ToString(),
        alarm["dimensions"] is JsonObject dimensions ? string.Join(',', dimensions.Select(dimension => $"{dimension.Key}={dimension.Value}")) : "",
        alarm["statistic"]!.ToString(),
        ">",
        alarm["threshold"]!.ToString(),
    }.Where(part => part.Length > 0));
}
