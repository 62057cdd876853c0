using WhatsAppReplies.Local.Cloud.CloudWatch;
using WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;
using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.CloudWatch;

public sealed class AlarmTests : IAsyncDisposable
{
    private const string Topic = "arn:aws:sns:eu-north-1:123456789012:alarms";

    private static readonly MetricId Errors = new("App", "Errors");

    private static readonly AlarmDefinition Definition = new()
    {
        Name = "errors",
        Arn = "arn:aws:cloudwatch:eu-north-1:123456789012:alarm:errors",
        Description = "Why, and what first.",
        Namespace = "App",
        MetricName = "Errors",
        Statistic = "Sum",
        Period = TimeSpan.FromMinutes(5),
        EvaluationPeriods = 1,
        DatapointsToAlarm = 1,
        ComparisonOperator = "GreaterThanThreshold",
        Threshold = 0,
        TreatMissingData = "notBreaching",
        AlarmActions = [Topic],
        OkActions = [Topic],
    };

    private readonly ManualClock _clock = new();
    private readonly MetricStore _metrics = new();
    private readonly RecordedTopics _topics = new();
    private readonly RecordedFunctions _functions = new();
    private readonly AlarmService _alarms;

    public AlarmTests() => _alarms = new AlarmService(_metrics, _topics, _functions, "123456789012", "eu-north-1", _clock);

    public ValueTask DisposeAsync() => _alarms.DisposeAsync();

    [Fact]
    public async Task An_alarm_begins_without_data_and_moves_with_what_is_reported()
    {
        var alarm = _alarms.PutAlarm(Definition);
        Assert.Equal(AlarmState.InsufficientData, alarm.State);

        await StepAsync(1);
        Assert.Equal(AlarmState.Ok, alarm.State);

        _metrics.Put(new MetricDatum(Errors, 2, _clock.GetUtcNow()));
        await StepAsync(1);
        Assert.Equal(AlarmState.Alarm, alarm.State);

        await StepAsync(30);
        Assert.Equal(AlarmState.Ok, alarm.State);
        Assert.Equal([AlarmState.Ok, AlarmState.Alarm, AlarmState.Ok], _alarms.History.Select(change => change.To));
    }

    [Fact]
    public async Task An_alarm_for_which_missing_data_means_nothing_goes_back_to_having_none_and_says_so()
    {
        var alarm = _alarms.PutAlarm(Definition with { TreatMissingData = "missing", AlarmActions = [], OkActions = [], InsufficientDataActions = [Topic] });
        _metrics.Put(new MetricDatum(Errors, 2, _clock.GetUtcNow()));
        await StepAsync(1);
        Assert.Equal(AlarmState.Alarm, alarm.State);

        await StepAsync(30);

        Assert.Equal(AlarmState.InsufficientData, alarm.State);
        Assert.Equal("INSUFFICIENT_DATA", (string)Assert.Single(_topics.Published).Message["NewStateValue"]!);
    }

    [Fact]
    public async Task A_change_is_published_to_the_topics_of_the_new_state()
    {
        _alarms.PutAlarm(Definition with { OkActions = [] });
        await StepAsync(1);
        _metrics.Put(new MetricDatum(Errors, 2, _clock.GetUtcNow()));
        await StepAsync(1);

        var (topic, subject, message) = Assert.Single(_topics.Published);
        Assert.Equal((Topic, "ALARM: \"errors\" in eu-north-1"), (topic, subject));
        Assert.Equal("ALARM", (string)message["NewStateValue"]!);
        Assert.Equal("OK", (string)message["OldStateValue"]!);
        Assert.Equal("Why, and what first.", (string)message["AlarmDescription"]!);
        Assert.Equal("2026-11-22T09:02:00.000+0000", (string)message["StateChangeTime"]!);
        Assert.Equal("Errors", (string)message["Trigger"]!["MetricName"]!);
        Assert.Equal(
            "Threshold Crossed: 1 of the last 1 datapoints [2.0] was greater than the threshold (0.0) (minimum 1 for ALARM).",
            (string)message["NewStateReason"]!);
    }

    [Fact]
    public async Task A_state_that_lasts_is_published_once()
    {
        _alarms.PutAlarm(Definition);
        for (var minute = 0; minute < 5; minute++)
        {
            _metrics.Put(new MetricDatum(Errors, 1, _clock.GetUtcNow()));
            await StepAsync(1);
        }

        Assert.Single(_topics.Published);
    }

    [Fact]
    public async Task Switched_off_actions_publish_nothing()
    {
        var alarm = _alarms.PutAlarm(Definition with { ActionsEnabled = false });

        await StepAsync(1);

        Assert.Equal(AlarmState.Ok, alarm.State);
        Assert.Empty(_topics.Published);
    }

    [Fact]
    public async Task Started_it_evaluates_at_every_full_minute()
    {
        var alarm = _alarms.PutAlarm(Definition with { AlarmActions = [], OkActions = [] });
        _clock.Advance(TimeSpan.FromSeconds(20));
        _alarms.Start();

        await _clock.UntilTimersAsync(1);
        _clock.Advance(TimeSpan.FromSeconds(39));
        Assert.Equal(AlarmState.InsufficientData, alarm.State);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _clock.UntilTimersAsync(1);

        Assert.Equal(AlarmState.Ok, alarm.State);
    }

    [Fact]
    public async Task A_function_that_is_an_action_gets_the_event_beside_the_topic_and_no_other_state_tells_it()
    {
        const string function = "arn:aws:lambda:eu-north-1:123456789012:function:pause:live";
        _alarms.PutAlarm(Definition with { AlarmActions = [Topic, function] });
        await StepAsync(1);
        _metrics.Put(new MetricDatum(Errors, 2, _clock.GetUtcNow()));
        await StepAsync(1);
        await StepAsync(30);

        Assert.Equal(3, _topics.Published.Count);
        var (to, alarm, sent) = Assert.Single(_functions.Sent);
        Assert.Equal((function, Definition.Arn), (to, alarm));
        Assert.Equal(
            ("aws.cloudwatch", Definition.Arn, "123456789012", "eu-north-1", "2026-11-22T09:02:00.000+0000"),
            ($"{sent["source"]}", $"{sent["alarmArn"]}", $"{sent["accountId"]}", $"{sent["region"]}", $"{sent["time"]}"));
        var data = sent["alarmData"]!;
        Assert.Equal(("errors", "ALARM", "OK"), ($"{data["alarmName"]}", $"{data["state"]!["value"]}", $"{data["previousState"]!["value"]}"));
        Assert.Equal(("Why, and what first.", "Errors", "300", "Sum"), (
            $"{data["configuration"]!["description"]}", $"{data["configuration"]!["metrics"]![0]!["metricStat"]!["metric"]!["name"]}",
            $"{data["configuration"]!["metrics"]![0]!["metricStat"]!["period"]}", $"{data["configuration"]!["metrics"]![0]!["metricStat"]!["stat"]}"));
    }

    [Fact]
    public async Task An_alarm_may_look_at_seven_days()
    {
        var alarm = _alarms.PutAlarm(Definition with { Period = TimeSpan.FromDays(1), EvaluationPeriods = 7, DatapointsToAlarm = 5 });
        for (var day = 1; day <= 5; day++)
        {
            Assert.NotEqual(AlarmState.Alarm, alarm.State);
            _metrics.Put(new MetricDatum(Errors, 1, _clock.GetUtcNow()));
            _clock.Advance(TimeSpan.FromDays(1));
            await _alarms.EvaluateAsync(_clock.GetUtcNow());
        }

        Assert.Equal(AlarmState.Alarm, alarm.State);
    }

    [Fact]
    public async Task One_of_several_days_sees_what_came_until_the_full_hour()
    {
        var alarm = _alarms.PutAlarm(Definition with { Period = TimeSpan.FromDays(1), EvaluationPeriods = 7, DatapointsToAlarm = 1 });
        _metrics.Put(new MetricDatum(Errors, 1, _clock.GetUtcNow()));
        await StepAsync(59);
        Assert.Equal(AlarmState.Ok, alarm.State);
        await StepAsync(1);
        Assert.Equal(AlarmState.Alarm, alarm.State);
    }

    [Theory]
    [InlineData("GreaterThanThreshold", 5, false)]
    [InlineData("GreaterThanOrEqualToThreshold", 5, true)]
    [InlineData("LessThanThreshold", 5, false)]
    [InlineData("LessThanOrEqualToThreshold", 5, true)]
    public async Task The_comparison_is_the_declared_one(string comparison, double threshold, bool rings)
    {
        var alarm = _alarms.PutAlarm(Definition with { ComparisonOperator = comparison, Threshold = threshold });
        _metrics.Put(new MetricDatum(Errors, 5, _clock.GetUtcNow()));

        await StepAsync(1);

        Assert.Equal(rings ? AlarmState.Alarm : AlarmState.Ok, alarm.State);
    }

    [Fact]
    public async Task An_alarm_on_an_expression_rings_when_there_is_work_and_no_result()
    {
        var quarter = TimeSpan.FromMinutes(15);
        var alarm = _alarms.PutAlarm(Definition with
        {
            MetricName = "",
            Namespace = "",
            Statistic = "",
            EvaluationPeriods = 2,
            DatapointsToAlarm = 2,
            Queries =
            [
                new MetricQueryDefinition { Id = "unanswered", Expression = "IF(FILL(triggers, 0) > 0 AND FILL(replies, 0) == 0, 1, 0)", ReturnsData = true },
                new MetricQueryDefinition { Id = "triggers", Namespace = "App", MetricName = "Triggers", Statistic = "Sum", Period = quarter },
                new MetricQueryDefinition { Id = "replies", Namespace = "App", MetricName = "Replies", Statistic = "Sum", Period = quarter },
            ],
        });
        await StepAsync(1);
        Assert.Equal(AlarmState.Ok, alarm.State);

        Trigger();
        await StepAsync(15);
        Assert.Equal(AlarmState.Ok, alarm.State);
        Trigger();
        await StepAsync(15);
        Assert.Equal(AlarmState.Alarm, alarm.State);

        Trigger();
        _metrics.Put(new MetricDatum(new MetricId("App", "Replies"), 1, _clock.GetUtcNow()));
        await StepAsync(15);
        Assert.Equal(AlarmState.Ok, alarm.State);

        void Trigger() => _metrics.Put(new MetricDatum(new MetricId("App", "Triggers"), 1, _clock.GetUtcNow()));
    }

    [Fact]
    public void What_aws_refuses_is_refused()
    {
        Refused(Definition with { ComparisonOperator = "Greater" });
        Refused(Definition with { TreatMissingData = "zero" });
        Refused(Definition with { Statistic = "Median" });
        Refused(Definition with { Period = TimeSpan.FromSeconds(45) });
        Refused(Definition with { DatapointsToAlarm = 2 });
        Refused(Definition with { EvaluationPeriods = 300, DatapointsToAlarm = 1 });
        Refused(Definition with { Period = TimeSpan.FromHours(1), EvaluationPeriods = 169, DatapointsToAlarm = 1 });
        Refused(Definition with { AlarmActions = ["arn:aws:automate:eu-north-1:ec2:stop"] });
        Refused(Definition with { AlarmActions = [Topic, Topic, Topic, Topic, Topic, Topic] });
        Refused(Definition with { MetricName = "" });
        Refused(Definition with { Queries = [new MetricQueryDefinition { Id = "a", Expression = "1", ReturnsData = true }] });
        Refused(
            Definition with { Namespace = "", MetricName = "", Queries = [new MetricQueryDefinition { Id = "a", Expression = "b > 1", ReturnsData = true }] });
        Refused(
            Definition with { Namespace = "", MetricName = "", Queries = [new MetricQueryDefinition { Id = "a", Expression = "a > 1", ReturnsData = true }] });
        _alarms.PutAlarm(Definition);
        Refused(Definition);

        void Refused(AlarmDefinition definition) => Assert.Throws<CloudWatchException>(() => _alarms.PutAlarm(definition));
    }

    private async Task StepAsync(int minutes)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            await _alarms.EvaluateAsync(_clock.GetUtcNow());
        }
    }
}
