using System.Diagnostics;
using System.Globalization;
using App.Tests.Simulation.Scenarios;
using Xunit.Abstractions;

namespace App.Tests.Simulation;

[Collection(Heavy.Name)]
public class SimulationTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_run_keeps_the_invariants()
    {
        if (Seeds.Replay is { } only)
        {
            Report(only);
            return;
        }

        long steps = 0;
        var watch = Stopwatch.StartNew();
        var broken = Seeds.FirstBroken(Seeds.Count, context => Interlocked.Add(ref steps, context.Timeline.Steps));
        if (broken is var (seed, _))
            Report(seed);

        var line = string.Create(
            CultureInfo.InvariantCulture, $"Simulation: {Seeds.Count} seeds, {steps} events, {watch.Elapsed.TotalSeconds:0} s: no invariant broken.");
        output.WriteLine(line);
        Console.WriteLine(line);
    }

    [Fact]
    public void Every_kind_of_customer_writes_in_some_of_the_first_hundred_seeds()
    {
        var kinds = Enumerable.Range(1, 100).Select(seed => SimulationRun.ScenarioOf(seed).Inbound?.Customer).OfType<CustomerKind>().Distinct();

        Assert.Equal(Enum.GetValues<CustomerKind>(), kinds.Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(225)]
    [InlineData(3420)]
    public void A_seed_replays_exactly(int seed)
    {
        var first = Seeds.Trace(seed);
        var second = Seeds.Trace(seed);

        Assert.Equal(first.History, second.History);
        Assert.True(first.History.Count > 20, "a history of nothing");
    }

    private void Report(int seed)
    {
        var context = Seeds.Trace(seed);
        foreach (var line in context.History)
            output.WriteLine(line);
        if (context.Violation is { } violation)
            Assert.Fail($"Seed {seed}: {violation}\nReplay it with SIMULATION_SEED={seed}. Its history:\n{string.Join('\n', context.History)}");
    }
}
