using System.Diagnostics;
using System.Globalization;
using System.Text;
using Xunit.Abstractions;

namespace App.Tests.Simulation.Mutants;

/// <summary>The simulation can fail: without any one of the turn's guards it does, within the seeds of the normal test run.</summary>
[Collection(Heavy.Name)]
public class GuardTests(ITestOutputHelper output)
{
    /// <summary>For guards of which is said why nothing breaks without them, and for those that no history misses yet.</summary>
    private const int SeedsOfUnmissed = 1_000;

    private static IReadOnlyList<Mutation> All { get; } =
    [
        .. GuardUses.Constants(), .. GuardUses.Uses(), .. TriggerGuards.All, .. ClaimGuards.All, .. SendGuards.All, .. ArchiveGuards.All,
    ];

    [Fact]
    public void Every_guard_that_is_taken_away_is_missed()
    {
        var compiler = new MutantCompiler();
        var only = Environment.GetEnvironmentVariable("SIMULATION_GUARD");
        var chosen = only is null ? All : [.. All.Where(mutation => mutation.Guard.Contains(only, StringComparison.OrdinalIgnoreCase))];
        var results = new string[chosen.Count];
        var broken = 0;
        var next = -1;
        var watch = Stopwatch.StartNew();
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Work) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        var table = new StringBuilder("| guard | caught by seed | which then finds |\n|---|---|---|\n");
        foreach (var result in results)
            table.AppendLine(result);
        var summary = string.Create(CultureInfo.InvariantCulture, $"{chosen.Count} guards, {broken} not missed, {watch.Elapsed.TotalSeconds:0} s");
        output.WriteLine(table.ToString());
        output.WriteLine(summary);
        Repository.Publish("guards.md", $"# Guards of the turn\n\n{summary}\n\n{table}");
        Assert.True(broken == 0, $"{summary}:\n{string.Join('\n', results.Where(result => result.Contains("NOT CAUGHT", StringComparison.Ordinal)))}");

        void Work()
        {
            for (var index = Interlocked.Increment(ref next); index < chosen.Count; index = Interlocked.Increment(ref next))
            {
                results[index] = Row(compiler, chosen[index], out var isCaught);
                if (!isCaught)
                    Interlocked.Increment(ref broken);
            }
        }
    }

    [Fact]
    public void Every_open_guard_is_one_that_exists() =>
        Assert.Subset(All.Select(mutation => mutation.Guard).ToHashSet(StringComparer.Ordinal), OpenGuards.Names.ToHashSet(StringComparer.Ordinal));

    private static string Row(MutantCompiler compiler, Mutation mutation, out bool isAccounted)
    {
        var isOpen = OpenGuards.Names.Contains(mutation.Guard);
        var seeds = mutation.Redundant is null && !isOpen ? Seeds.Count : SeedsOfUnmissed;
        (int Seed, string Violation)? found;
        try
        {
            var context = new MutantContext(compiler.Compile(mutation));
            found = context.FirstBroken(seeds);
            context.Unload();
        }
        catch (InvalidOperationException wrong)
        {
            isAccounted = false;
            return $"| {mutation.Guard} | NOT CAUGHT | {wrong.Message} |";
        }

        isAccounted = isOpen ? found is null : found is not null || mutation.Redundant is not null;
        return found switch
        {
            var (seed, _) when isOpen => string.Create(CultureInfo.InvariantCulture, $"| {mutation.Guard} | NOT CAUGHT | It is now, by seed {seed}: take it off the list of open guards. |"),
            var (seed, violation) => string.Create(CultureInfo.InvariantCulture, $"| {mutation.Guard} | {seed} | {violation} |"),
            null when mutation.Redundant is { } reason => $"| {mutation.Guard} | redundant | {reason} |",
            null when isOpen => $"| {mutation.Guard} | open | no history misses it yet |",
            _ => $"| {mutation.Guard} | NOT CAUGHT | |",
        };
    }
}
