using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;
using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;
using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;
using WhatsAppReplies.Local.Tests.Scenario;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>The packaged function that pauses, on a cloud whose control plane works, or does not.</summary>
[Collection(CloudFixture.Collection)]
public sealed class SpendCeilingTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("ceiling-").FullName;
    private readonly Refusals _refusals = new();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData(SettingKeys.SpendCeilingPerDay, 1, 1)]
    [InlineData(SettingKeys.SpendCeilingPerMonth, 5, 60)]
    public async Task A_ceiling_that_is_passed_switches_the_mapping_off_as_soon_as_its_alarm_is_looked_at_and_one_that_is_not_does_not(
        string ceiling, int days, int minutes)
    {
        await using var cloud = await StartAsync(ceiling);
        var now = DateTimeOffset.UtcNow;

        Spend(cloud, 0.99, now);
        await StepAsync(cloud, now + TimeSpan.FromMinutes(minutes));
        Assert.Equal("Enabled", cloud.Stack.Mapping.State);

        for (var day = 0; day < days; day++) Spend(cloud, 1.5, now - TimeSpan.FromDays(day));
        await StepAsync(cloud, now + TimeSpan.FromMinutes(2 * minutes));
        Assert.NotEqual("Enabled", cloud.Stack.Mapping.State);
        var record = Assert.Single(Records(cloud));
        Assert.Equal("WARNING", record.Level);
        Assert.Equal(1, cloud.State.Metrics.Values(new MetricId(
            Contract.Telemetry.Namespace,
            Contract.Telemetry.Pauses,
            new Dictionary<string, string> { [Contract.Telemetry.FunctionDimension] = cloud.Stack.Pause!.Name })).Sum());
    }

    [Fact]
    public async Task A_pause_that_the_control_plane_refuses_rings_and_is_tried_again_by_Lambda()
    {
        await using var cloud = await StartAsync(SettingKeys.SpendCeilingPerDay);
        var now = DateTimeOffset.UtcNow;
        _refusals.Left = 1;
        cloud.Lambda.Function(cloud.Stack.Pause!.Name).SetAsynchronous(LiveAlias.Name, new() { MaximumRetries = 0 });

        Spend(cloud, 2, now);
        await StepAsync(cloud, now + TimeSpan.FromMinutes(1));

        Assert.Equal("Enabled", cloud.Stack.Mapping.State);
        var record = Assert.Single(Records(cloud));
        Assert.Equal(("CRITICAL", "access_denied"), (record.Level, record.Text("reason")));
        var rings = await cloud.Alarms.EvaluateAsync(now + TimeSpan.FromMinutes(2));
        Assert.Contains(rings, change => change.To == AlarmState.Alarm && change.Alarm.Name.EndsWith("-pause-failed", StringComparison.Ordinal));
    }

    private Task<LocalCloud> StartAsync(string ceiling)
    {
        var project = StackFile.Read(TestStacks.Folder, "dev").Project;
        return LocalCloud.StartAsync(new LocalCloudOptions
        {
            StackFiles = TestStacks.Folder,
            ZipPath = Path.Combine(Repository.Root, FunctionPackage.InRepositoryPath),
            Directory = _directory,
            // Of a month, a thirtieth counts for each day.
            Configure = configuration => configuration
                .With($"{project}:{ceiling}", ceiling == SettingKeys.SpendCeilingPerDay ? "1" : "30")
                .With($"{project}:{SettingKeys.PauseAtSpendCeiling}", "true"),
            EvaluatesAlarms = false,
            Faults = _refusals,
        });
    }

    private static void Spend(LocalCloud cloud, double dollars, DateTimeOffset at) => cloud.State.Metrics.Put(new MetricDatum(
        new MetricId(
            Contract.Telemetry.Namespace,
            Contract.Telemetry.CostDollars,
            new Dictionary<string, string> { [Contract.Telemetry.FunctionDimension] = cloud.Stack.Function.Name }), dollars, at));

    private static async Task StepAsync(LocalCloud cloud, DateTimeOffset at)
    {
        await cloud.Alarms.EvaluateAsync(at);
        await cloud.AlarmedFunctions.SettledAsync();
        Assert.Empty(cloud.AlarmedFunctions.Undelivered);
    }

    private static IEnumerable<LoggedRecord> Records(LocalCloud cloud) =>
        cloud.State.Logs.Group(cloud.Stack.Pause!.LogGroupName).Events.Select(LoggedRecord.Of).OfType<LoggedRecord>();

    /// <summary>Refuses to switch the mapping, so many times.</summary>
    private sealed class Refusals : IGatewayFault
    {
        private int _left;

        public int Left
        {
            set => _left = value;
        }

        public GatewayFault Next(GatewayCall call) => call.Operation == "UpdateEventSourceMapping" && Interlocked.Decrement(ref _left) >= 0
            ? new GatewayFault.Refuse(403, "AccessDeniedException")
            : GatewayFault.Nothing;
    }
}
