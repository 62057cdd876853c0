using Spectre.Console;
using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Runner.Chaos;

/// <summary>Command line verb: runs a chaos test and shows its result.</summary>
internal sealed class ChaosCommand(ChaosSettings settings, IAnsiConsole terminal, TimeProvider time)
{
    private const int KeptRuns = 3;

    private readonly ScenarioConsole _console = new(terminal, time);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var seed = settings.Seed ?? (int)(time.GetUtcNow().ToUnixTimeSeconds() % int.MaxValue);
        var runs = new RunFolders(Path.Combine(Repository.Artifacts, "chaos"), time);
        var options = new ChaosOptions(settings.Zip, runs.New(KeptRuns), settings.Turns, seed)
        {
            Stack = settings.Stack,
            HasExpiringItems = settings.Has(ChaosSettings.ExpiringItems),
            HasRedaction = settings.Has(ChaosSettings.Redaction),
            OutageWanted = settings.Outage,
            Say = _console.Say,
        };
        var result = await new ChaosRun(options, time).RunAsync(cancellationToken);
        Show(result, options);
        return result.Holds ? 0 : 1;
    }

    private void Show(ChaosResult result, ChaosOptions options)
    {
        terminal.WriteLine();
        var table = new Table().Border(TableBorder.Rounded).AddColumns("What happened", "Times");
        table.AddRow("turns recorded", $"{result.Facts.Turns}");
        table.AddRow("fragments", $"{result.Facts.Fragments}");
        table.AddRow("processes killed", $"{result.Facts.Kills}");
        table.AddRow("dead letters", $"{result.Facts.DeadLetters.Count}");
        foreach (var (why, letters) in result.Facts.DeadLetters.GroupBy(letter => letter.Reason ?? "nobody said why").Select(same => (same.Key, same.Count())))
            table.AddRow(new Text($"dead letters: {why}"), new Text($"{letters}"));
        foreach (var (what, times) in result.Counts.All) table.AddRow(new Text(what), new Text($"{times}"));
        terminal.Write(table);

        foreach (var violation in result.Violations) _console.Problem(violation.ToString());
        var again = $"the same decisions again: --turns={options.Turns} --seed={options.Seed}";
        terminal.MarkupLineInterpolated(result.Holds
            ? $"[green]Nothing lost, nothing twice, nothing stuck[/] in {result.Duration.TotalSeconds:0} s; {again}"
            : (FormattableString)$"[red]{result.Violations.Count} violations[/] in {result.Duration.TotalSeconds:0} s; {again}");
    }
}
