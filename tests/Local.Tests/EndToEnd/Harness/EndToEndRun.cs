using System.Collections.Concurrent;
using System.Reflection;
using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>
/// Two local clouds with the packaged zip, and one with the managed package. On the one that is as deployed the samples are answered first, while nothing else goes
/// on; then all scenarios begin.
/// </summary>
public sealed class EndToEndRun : IAsyncLifetime
{
    public const string Collection = "end to end";

    /// <summary>The longest scenario takes a minute and a half of waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _directory = Directory.CreateTempSubdirectory("end-to-end-").FullName;
    private readonly Dictionary<TestScenario, Task<object>> _runs = [];
    private readonly ConcurrentDictionary<StackKind, TestCloud> _clouds = [];

    internal ScenarioResult Samples { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // Together, and both to their end: one that failed must not leave the other running.
        await Task.WhenAll(Enum.GetValues<StackKind>().Select(async kind => _clouds[kind] = await TestCloud.StartAsync(kind, Path.Combine(_directory, kind.ToString()))));
        Play(StackKind.ShortClaims);
        Samples = await new DeploymentPlan(Cloud(StackKind.AsDeployed).Local, RealProviders.None, TimeProvider.System, _ => { })
            .RunAsync(Sample.ReadAll(), CancellationToken.None);
        Play(StackKind.AsDeployed);
        Play(StackKind.Managed);
    }

    public async Task DisposeAsync()
    {
        foreach (var cloud in _clouds.Values) await cloud.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    internal TestCloud Cloud(StackKind kind) => _clouds[kind];

    internal async Task<TOutcome> OutcomeOfAsync<TOutcome>(TestScenario<TOutcome> scenario)
        where TOutcome : notnull => (TOutcome)await _runs[scenario];

    /// <summary>For what must hold of everything that was written, whatever became of each scenario.</summary>
    internal async Task UntilAllHaveEndedAsync()
    {
        foreach (var scenario in _runs.Values) await scenario.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private void Play(StackKind kind)
    {
        foreach (var scenario in Scenarios().Where(scenario => scenario.Stack == kind)) _runs.Add(scenario, scenario.RunAsync(Cloud(kind)).WaitAsync(Patience));
    }

    private static IEnumerable<TestScenario> Scenarios() =>
        from type in typeof(EndToEndRun).Assembly.GetTypes()
        from field in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where field.FieldType.IsSubclassOf(typeof(TestScenario))
        select (TestScenario)field.GetValue(null)!;
}
