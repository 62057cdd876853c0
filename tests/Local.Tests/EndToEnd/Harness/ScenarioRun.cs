using System.Collections.Concurrent;
using System.Reflection;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>Local clouds of some kinds, on which all scenarios of these kinds run at once.</summary>
public abstract class ScenarioRun : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("end-to-end-").FullName;
    private readonly IReadOnlyList<StackKind> _kinds;
    private readonly TimeSpan _patience;
    private readonly Dictionary<TestScenario, Task<object>> _runs = [];
    private readonly ConcurrentDictionary<StackKind, TestCloud> _clouds = [];

    /// <param name="patience">With one scenario.</param>
    /// <param name="kinds">A cloud for each.</param>
    private protected ScenarioRun(TimeSpan patience, params IReadOnlyList<StackKind> kinds) => (_patience, _kinds) = (patience, kinds);

    public async Task InitializeAsync()
    {
        // Together, and all to their end: one that failed must not leave the others running.
        await Task.WhenAll(_kinds.Select(async kind => _clouds[kind] = await TestCloud.StartAsync(kind, Path.Combine(_directory, kind.ToString()))));
        await BeginAsync();
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

    private protected abstract Task BeginAsync();

    private protected void Play(StackKind kind)
    {
        foreach (var scenario in Scenarios().Where(scenario => scenario.Stack == kind))
            _runs.Add(scenario, scenario.RunAsync(Cloud(kind)).WaitAsync(_patience));
    }

    private static IEnumerable<TestScenario> Scenarios() =>
        from type in typeof(ScenarioRun).Assembly.GetTypes()
        from field in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where field.FieldType.IsSubclassOf(typeof(TestScenario))
        select (TestScenario)field.GetValue(null)!;
}
