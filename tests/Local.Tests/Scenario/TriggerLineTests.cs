using WhatsAppReplies.Local.Cloud.CloudWatch;
using WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Runner.Scenario.Reports;

namespace WhatsAppReplies.Local.Tests.Scenario;

/// <summary>What a run that is left open tells while it waits.</summary>
public sealed class TriggerLineTests
{
    private const string Message = "cb73c127-ae24-4c7b-a5d7-4ac01ff11966";

    [Fact]
    public void A_trigger_that_was_acknowledged_says_what_it_came_to_and_what_it_cost() => Assert.Equal(
        "trigger cb73c127, receive 1: acknowledged: Replied, 2 parts, 1,377 tokens, $0.000135, 640 ms",
        TriggerLine.Of(
            Message,
            "1",
            isAcknowledged: true,
            null,
            new TriggerRecord(Message, 1, "Replied") { Parts = 2, Tokens = 1377, Dollars = 0.000135m, Duration = TimeSpan.FromMilliseconds(640) }));

    [Fact]
    public void One_that_came_back_says_why() => Assert.Equal(
        "trigger cb73c127, receive 3: came back: TryAgain, 12 ms, openai_timeout: The model provider did not answer in time.",
        TriggerLine.Of(
            Message, "3", isAcknowledged: false, null,
            new TriggerRecord(Message, 3, "TryAgain")
            {
                Reason = "openai_timeout",
                Explanation = "The model provider did not answer in time.",
                Duration = TimeSpan.FromMilliseconds(12),
            }));

    [Fact]
    public void Where_the_function_died_the_mapping_says_why() => Assert.Equal(
        "trigger cb73c127, receive 2: came back: function error Runtime.ExitError",
        TriggerLine.Of(Message, "2", isAcknowledged: false, "function error Runtime.ExitError", null));

    [Fact]
    public void Where_nobody_said_why_the_line_says_that() => Assert.Equal(
        "trigger cb73c127, receive 1: came back; the function told nothing of it", TriggerLine.Of(Message, "1", isAcknowledged: false, null, null));

    [Theory]
    [InlineData("""{"level":"INFO","message":"Trigger finished","messageId":"m"}""")]
    [InlineData("""{"level":"INFO","outcome":"Replied"}""")]
    [InlineData("""{"messageId":"m","outcome":"Repl""")]
    [InlineData("START RequestId: 1")]
    public void Another_line_of_the_log_is_no_record_of_a_trigger(string line) =>
        Assert.Null(TriggerRecord.Of(new LogEvent("", "", DateTimeOffset.UnixEpoch, line)));

    [Fact]
    public void An_alarm_is_told_when_it_begins_to_ring_and_when_it_stops()
    {
        Assert.Equal("alarm dead-letters: OK -> ALARM: 1 datapoint was above", Told(AlarmState.Ok, AlarmState.Alarm));
        Assert.Equal("alarm dead-letters: ALARM -> OK: 1 datapoint was above", Told(AlarmState.Alarm, AlarmState.Ok));
        Assert.Null(Told(AlarmState.InsufficientData, AlarmState.Ok));
    }

    private static string? Told(AlarmState from, AlarmState to) => AlarmLines.Of(new AlarmTransition(
        new AlarmDefinition { Name = "dead-letters", Arn = "", EvaluationPeriods = 1, DatapointsToAlarm = 1, Threshold = 1, ComparisonOperator = "" },
        from, to, "1 datapoint was above", DateTimeOffset.UnixEpoch));
}
