using WhatsAppReplies.Local.Cloud.CloudWatch;
using WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;
using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>What the zip really wrote, through the metric filter and the alarms that the program declares.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class AlarmTests(EndToEndRun run)
{
    private const string OfAws = "AWS/";

    private LocalCloud Cloud => run.Cloud(StackKind.AsDeployed).Local;

    private AlarmDefinition Critical => Cloud.Stack.Alarms.Single(
        alarm => alarm.MetricName == Contract.Telemetry.Critical && alarm.Namespace.EndsWith($"/{Cloud.Stack.Function.Name}", StringComparison.Ordinal));

    private double Counted => Cloud.State.Metrics.Values(new MetricId(Critical.Namespace, Critical.MetricName)).Sum();

    [Fact]
    public async Task Every_critical_record_is_counted_and_no_other_line()
    {
        await run.UntilAllHaveEndedAsync();
        var records = run.Cloud(StackKind.AsDeployed).Logs.Events.Select(LoggedRecord.Of).OfType<LoggedRecord>().ToList();
        var critical = records.Count(record => record.IsCritical);
        Assert.InRange(critical, 1, records.Count - 1);
        Assert.Equal(critical, Counted);
    }

    [Theory]
    [InlineData("CRITICAL: out of memory")]
    [InlineData("""{"level":"INFO","message":"a CRITICAL moment"}""")]
    [InlineData("""{"message":"no level","details":{"level":"CRITICAL"}}""")]
    [InlineData("""{"level":"critical","message":"in lower case"}""")]
    public async Task A_line_that_merely_contains_the_word_is_not_counted(string line)
    {
        await run.UntilAllHaveEndedAsync();
        var before = Counted;
        var logs = run.Cloud(StackKind.AsDeployed).Logs;
        Cloud.State.Logs.PutEvent(logs.Definition.Name, logs.Streams[0], line);
        Assert.Equal(before, Counted);
    }

    [Fact]
    public async Task Critical_records_raise_the_alarm_on_them_and_nothing_else_that_the_function_reports_raises_one()
    {
        await run.UntilAllHaveEndedAsync();
        var now = DateTimeOffset.UtcNow;
        var metrics = new MetricStore();
        // What AWS counts depends on when somebody looks at the dead letters, and on whether this machine let an environment start in time.
        foreach (var metric in Cloud.State.Metrics.Metrics.Where(metric => !metric.Namespace.StartsWith(OfAws, StringComparison.Ordinal)))
        {
            foreach (var value in Cloud.State.Metrics.Values(metric)) metrics.Put(new MetricDatum(metric, value, now, "None"));
        }

        await using var alarms = new AlarmService(
            metrics, Cloud.State.Topics, Cloud.AlarmedFunctions, Cloud.Account.Id, Cloud.Account.Region, TimeProvider.System);
        // Nobody sweeps here: what nobody counted is no news of this function.
        foreach (var alarm in Cloud.Stack.Alarms.Where(alarm => alarm.MetricName != Contract.Telemetry.Sweeps)) alarms.PutAlarm(alarm);
        var raised = (await alarms.EvaluateAsync(now + TimeSpan.FromMinutes(1))).Where(transition => transition.To == AlarmState.Alarm);
        Assert.Equal([Critical.Name], raised.Select(transition => transition.Alarm.Name));
        Assert.Contains(Cloud.State.Outbox.Messages, message => message.Subject.Contains(Critical.Name, StringComparison.Ordinal));
    }
}
