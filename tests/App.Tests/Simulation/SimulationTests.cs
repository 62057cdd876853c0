using Xunit.Abstractions;

namespace App.Tests.Simulation;

public class SimulationTests(ITestOutputHelper output)
{
    [Fact]
    public void Temp()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var from = int.Parse(Environment.GetEnvironmentVariable("SIMULATION_SEED") ?? "1");
        var count = int.Parse(Environment.GetEnvironmentVariable("SIMULATION_SEEDS") ?? "500");
        long steps = 0;
        string? failure = null;
        var thread = new Thread(() =>
        {
            for (var seed = from; seed < from + count && failure is null; seed++)
            {
                var stage = SimulatedHistory.Run(seed);
                steps += stage.Timeline.Steps;
                if (stage.Violation is not null)
                    failure = $"seed {seed}: " + string.Join("\n", SimulatedHistory.Run(seed, true).History);
            }
        });
        thread.Start();
        thread.Join();
        output.WriteLine($"{watch.Elapsed} {steps}");
        Console.WriteLine($"{watch.Elapsed} {steps}");
        if (failure is not null) Assert.Fail(failure);
    }
}
