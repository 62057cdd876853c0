using System.Diagnostics;
using System.Globalization;
using System.Text;
using Xunit.Abstractions;

namespace App.Tests.Simulation.Mutants;

/// <summary>The simulation can fail: without any one of the turn's guards it does, within the seeds of the normal test run.</summary>
[Collection(Heavy.Name)]
public class GuardTests(ITestOutputHelper output)
{
    /// <summary>That a guard which has a cover is not missed as long as the cover is there.</summary>
    private const int SeedsOfCovered = 1_000;

    private const int SeedsBeforeTelling = 60;

    private const int MoreSeeds = 2_000;

    /// <summary>
    /// The first seeds that miss the guards which are missed less often. They are tried early to save time; without them all seeds are tried in order.
    /// </summary>
    private static readonly int[] Telling =
    [
        69, 70, 80, 84, 89, 93, 95, 99, 114, 122, 123, 143, 151, 174, 187, 231, 255, 262, 273, 367, 377, 394, 395, 404, 436, 450, 600, 625, 641, 743,
        781, 873, 875, 891, 1014, 1024, 1034, 1044, 1048, 1054, 1265, 1441, 1447, 1471, 1778, 1786, 2247, 2290, 2924, 3217, 3335, 4345, 5548, 5811, 6322,
        9060, 12223, 15673, 23122,
    ];

    /// <summary>The same of guards between the phone and the trigger.</summary>
    private static readonly int[] TellingOfInbound = [83, 217, 234, 422, 476, 505, 532, 627, 4651, 5947];

    /// <summary>Each range also with another system that stages: in front of a turn it does more that is wrong than the inbound function does.</summary>
    private static IReadOnlyList<(int First, int Last)> Tries { get; } =
    [
        (1, SeedsBeforeTelling),
        .. TellingOfInbound.Select(seed => (seed, seed)),
        OfOtherSystem(1, SeedsBeforeTelling),
        .. Telling.Select(seed => OfOtherSystem(seed, seed)),
        (SeedsBeforeTelling + 1, MoreSeeds),
        OfOtherSystem(SeedsBeforeTelling + 1, MoreSeeds),
        (MoreSeeds + 1, Seeds.OfGuards),
        OfOtherSystem(MoreSeeds + 1, Seeds.OfGuards),
    ];

    private static IReadOnlyList<Mutation> All { get; } =
    [
        .. GuardUses.Constants(), .. GuardUses.Uses(), .. TriggerGuards.All, .. ClaimGuards.All, .. SendGuards.All, .. ArchiveGuards.All, .. HandOffGuards.All,
        .. InboundGuards.All,
    ];

    private static (int First, int Last) OfOtherSystem(int first, int last) =>
        (SimulationRun.OtherSystemStages + first, SimulationRun.OtherSystemStages + last);

    [Fact]
    public void Every_guard_that_is_taken_away_is_missed()
    {
        var compiler = new MutantCompiler();
        var switched = new SwitchedMutants(compiler, All.SelectMany(mutation => mutation.Edits).Concat(Covers.ByGuard.Values.SelectMany(cover => cover.Edits)));
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
        var summary = string.Create(
            CultureInfo.InvariantCulture,
            $"{chosen.Count} guards, {broken} not missed, {watch.Elapsed.TotalSeconds:0} s; {switched.Count} edits behind switches, the others compiled alone");
        output.WriteLine(table.ToString());
        output.WriteLine(summary);
        SourceFolder.Publish("guards.md", $"# Guards of the turn\n\n{summary}\n\n{table}");
        Assert.True(broken == 0, $"{summary}:\n{string.Join('\n', results.Where(result => result.Contains("NOT CAUGHT", StringComparison.Ordinal)))}");

        void Work()
        {
            using var host = new MutantHost(compiler, switched);
            for (var index = Interlocked.Increment(ref next); index < chosen.Count; index = Interlocked.Increment(ref next))
            {
                var mutation = chosen[index];
                var (seed, finding) = Miss(host, mutation);
                results[index] = $"| {mutation.Guard} | {seed ?? "NOT CAUGHT"} | {finding} |";
                if (seed is null)
                    Interlocked.Increment(ref broken);
            }
        }
    }

    [Fact]
    public void Every_marker_in_the_code_is_of_a_guard_that_is_taken_away()
    {
        var taken = All.SelectMany(mutation => mutation.Edits).Concat(Covers.ByGuard.Values.SelectMany(cover => cover.Edits)).ToHashSet();
        Assert.All(GuardMarkers.Names, name => Assert.Contains(taken, edit => GuardMarkers.Covers(name, edit)));
    }

    [Fact]
    public void What_is_compiled_anew_is_complete() => Assert.NotEmpty(new MutantCompiler().Compile([]));

    [Fact]
    public void Every_cover_belongs_to_a_guard_that_exists() =>
        Assert.Subset(All.Select(mutation => mutation.Guard).ToHashSet(StringComparer.Ordinal), Covers.ByGuard.Keys.ToHashSet(StringComparer.Ordinal));

    /// <returns>The seed that misses the guard, and what it finds; no seed when the guard is not accounted for.</returns>
    private static (string? Seed, string Finding) Miss(MutantHost host, Mutation mutation)
    {
        try
        {
            if (Covers.ByGuard.TryGetValue(mutation.Guard, out var cover))
                return MissCovered(host, mutation, cover);

            using var without = host.Without(mutation.Edits);
            if (FirstBroken(without) is var (seed, violation) && IsWholeAgain(host, seed))
                return (Text(seed), violation);

            // Nothing may rest on the switches: what they do not show, or show wrongly, is looked for in a function that has nothing else.
            using var alone = host.Alone(mutation.Edits);
            return FirstBroken(alone) is var (lone, its) ? (Text(lone), $"{its} (only when it is compiled alone)") : (null, "");
        }
        catch (InvalidOperationException wrong)
        {
            return (null, wrong.Message);
        }
    }

    private static (string? Seed, string Finding) MissCovered(MutantHost host, Mutation mutation, Cover cover)
    {
        using var without = host.Without(mutation.Edits);
        if (without.FirstBroken(1, SeedsOfCovered, "") is { } alone)
            return (null, $"Seed {alone.Seed} misses it by itself: it needs no cover.");

        using var withoutBoth = host.Without([.. mutation.Edits, .. cover.Edits]);
        using var withoutCover = host.Without(cover.Edits);
        foreach (var (first, last) in Tries)
        {
            for (var from = first; withoutBoth.FirstBroken(from, last, cover.Promise) is var (seed, violation); from = seed + 1)
            {
                var isTheGuardsDoing = withoutCover.FirstBroken(seed, seed, cover.Promise) is null;
                if (isTheGuardsDoing && IsWholeAgain(host, seed))
                    return (Text(seed), $"{violation} (without its cover too: {cover.By}; with the guard this does not happen)");
            }
        }

        return (null, $"Not even without its cover: {cover.By}.");
    }

    /// <summary>With all guards in their places nothing is broken: no mutant leaves anything behind for the next.</summary>
    private static bool IsWholeAgain(MutantHost host, int seed)
    {
        using var whole = host.Without([]);
        return whole.FirstBroken(seed, seed, "") is null;
    }

    private static (int Seed, string Violation)? FirstBroken(Mutant mutant) =>
        Tries.Select(part => mutant.FirstBroken(part.First, part.Last, "")).FirstOrDefault(found => found is not null);

    private static string Text(int seed) => seed.ToString(CultureInfo.InvariantCulture);
}
