using Spectre.Console;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Local.Runner.Keys;
using WhatsAppReplies.Local.Runner.Live;
using WhatsAppReplies.Local.Runner.Live.Server;
using WhatsAppReplies.Local.Runner.Scenario;
using WhatsAppReplies.Local.Runner.Scenario.Reports;

namespace WhatsAppReplies.Local.Runner;

/// <summary>The main job: brings everything up, answers the samples end to end, and tells what was seen.</summary>
internal sealed class RunCommand(RunSettings settings, IAnsiConsole terminal, TimeProvider time)
{
    private const int KeptRuns = 5;
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private readonly ScenarioConsole _console = new(terminal, time);
    private readonly PhaseClock _phases = new(time);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        // The samples have no real phones: what they write is staged, and a tunnel would bring nothing.
        var real = RealProviders.From(Environment.GetEnvironmentVariable) with { Tunnel = Tunnel.None };
        foreach (var notice in real.Notices()) _console.Say(notice);
        foreach (var said in await new KeyCheck(real, Repository.Root, settings.Stack, AssistantFiles.Folder(Repository.Root)).RunAsync(cancellationToken))
            _console.Say(said);

        var live = settings.Keep && real.Twilio is null ? new LiveMachine(real, time) : null;
        var runs = new RunFolders(Path.Combine(Repository.Artifacts, "local"), time);
        var options = new LocalCloudOptions
        {
            Stack = settings.Stack,
            ZipPath = settings.Zip,
            Directory = runs.New(KeptRuns),
            Port = settings.Port,
            Real = real,
            SweepEvery = SweepEvery,
            RunsSchedules = true,
            Say = _console.Say,
        };
        if (live is not null) options = live.Prepare(options);
        await using var cloud = await _phases.MeasureAsync("start and deploy", () => LocalCloud.StartAsync(options, cancellationToken));
        var plan = new DeploymentPlan(cloud, real, time, _console.Say, _console.Note);
        var result = await _phases.MeasureAsync("conversations", () => plan.RunAsync(Sample.ReadAll().Concat(OwnSamples.All(time)), cancellationToken));
        var report = new RunReport(cloud.Stack.Name, time.GetUtcNow(), result, _phases, _console.Progress);
        ReportFile.Write(runs.ReportPath, report);
        HtmlReport.Write(runs.PagePath, report);
        _console.Show(report, $"{Path.GetRelativePath(Repository.Root, runs.PagePath)}, {Path.GetFileName(runs.ReportPath)}");

        if (settings.Keep) await KeepAsync(cloud, live, cancellationToken);
        return result.Holds ? 0 : 1;
    }

    /// <summary>With real phones there are none of the page's.</summary>
    private async Task KeepAsync(LocalCloud cloud, LiveMachine? live, CancellationToken cancellationToken)
    {
        await using var triggers = new TriggerLines(
            cloud.Stack.Mapping, cloud.State.Logs.Group(cloud.Stack.Function.LogGroupName), _console.Say, onlyThoseThatCameBack: false, time);
        using var alarms = new AlarmLines(cloud.Alarms, _console.Say);
        if (live is null)
        {
            KeptCloud.Describe(cloud, terminal, page: null);
            await KeptCloud.UntilStoppedAsync(time, cancellationToken);
        }
        else
        {
            await using var open = await live.OpenAsync(cloud, AssistantFiles.Folder(Repository.Root), cancellationToken);
            await using var server = await LiveServer.StartAsync(live, port: 0, cancellationToken);
            KeptCloud.Describe(cloud, terminal, server.Page);
            await KeptCloud.UntilStoppedAsync(time, cancellationToken);
        }

        _console.Say("stopping");
    }
}
