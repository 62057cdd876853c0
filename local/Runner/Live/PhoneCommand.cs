using Spectre.Console;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Local.Providers.Latencies;
using WhatsAppReplies.Local.Runner.Keys;
using WhatsAppReplies.Local.Runner.Live.Server;
using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Runner.Live;

/// <summary>Command line verb: a page with phones on it, until somebody interrupts it.</summary>
internal sealed class PhoneCommand(PhoneSettings settings, IAnsiConsole terminal, TimeProvider time)
{
    private const int KeptRuns = 5;
    private const int Seed = 1;

    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    /// <summary>Short for a real model, and long enough to be seen.</summary>
    private static readonly TimeSpan ModelTakes = TimeSpan.FromSeconds(1.2);
    private static readonly TimeSpan ModelTakesAtMost = TimeSpan.FromSeconds(4);

    private readonly ScenarioConsole _console = new(terminal, time);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var real = RealProviders.From(Environment.GetEnvironmentVariable);
        foreach (var notice in real.Notices()) _console.Say(notice);

        var machine = new LiveMachine(real, time);
        var assistants = AssistantFiles.Folder(Repository.Root);
        foreach (var said in await new KeyCheck(real, Repository.Root, settings.Stack, assistants).RunAsync(cancellationToken)) _console.Say(said);
        var options = machine.Prepare(new LocalCloudOptions
        {
            Stack = settings.Stack,
            ZipPath = settings.Zip,
            Directory = new RunFolders(Path.Combine(Repository.Artifacts, "local"), time).New(KeptRuns),
            Configure = Configure,
            Real = real,
            SweepEvery = SweepEvery,
            RunsSchedules = true,
            Say = _console.Say,
        });
        await using var cloud = await LocalCloud.StartAsync(options, cancellationToken);
        cloud.Providers.OpenAi.Behaviour.Latency = Latency.Around(ModelTakes, 0.4, ModelTakesAtMost, Seed);
        await using var open = await machine.OpenAsync(cloud, assistants, cancellationToken);
        await using var server = await LiveServer.StartAsync(machine, settings.PagePort, cancellationToken);

        // Not through the console, which would break the address in two where the window is narrow.
        var lines = terminal.Profile.Out.Writer;
        await lines.WriteLineAsync();
        foreach (var notice in real.Notices()) terminal.MarkupLineInterpolated($"[bold red]REAL: {notice}[/]");
        if (TunnelText.Of(machine) is { } tunnel)
            await lines.WriteLineAsync($"\nThe tunnel to {tunnel.Target} has to be open. In Twilio's console:\n  {string.Join("\n  ", tunnel.Console)}\n");
        await lines.WriteLineAsync($"The page: {server.Page}\nLogs and state: {cloud.Directory}\nCtrl-C ends it.");
        await lines.FlushAsync(cancellationToken);
        await KeptCloud.UntilStoppedAsync(time, cancellationToken);
        _console.Say("stopping");
        return 0;
    }

    private StackConfiguration Configure(StackConfiguration configuration)
    {
        var project = ProjectFile.NameOf(Repository.Root);
        return configuration.With(
            $"{project}:{SettingKeys.QuietTimeSeconds}", settings.QuietTimeSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
