using System.Globalization;
using App.Tests.Simulation.Engine;

namespace App.Tests.Simulation;

/// <summary>Runner of many seeds in parallel, each run on one thread from its first event to its last.</summary>
internal static class Seeds
{
    private const string CountVariable = "SIMULATION_SEEDS";
    private const string ReplayVariable = "SIMULATION_SEED";

    /// <summary>How many the normal test run takes.</summary>
    private const int Usual = 20_000;

    public static int Count => Number(CountVariable) ?? Usual;

    /// <summary>A short run of the simulation asks no less of the guards.</summary>
    public static int OfGuards => Math.Max(Count, Usual);

    /// <summary>Only this one, with its whole history.</summary>
    public static int? Replay => Number(ReplayVariable);

    /// <returns>The first seed whose run breaks an invariant, and which invariant.</returns>
    public static (int Seed, string Violation)? FirstBroken(int count, Action<SimulationContext>? ran = null)
    {
        var next = 0;
        var broken = new SortedDictionary<int, string>();
        var threads = new Thread[Environment.ProcessorCount];
        for (var index = 0; index < threads.Length; index++)
        {
            threads[index] = new Thread(Work) { IsBackground = true, Name = "simulation" };
            threads[index].Start();
        }

        foreach (var thread in threads)
            thread.Join();
        return broken.Count == 0 ? null : (broken.First().Key, broken.First().Value);

        void Work()
        {
            while (true)
            {
                int seed;
                lock (broken)
                {
                    seed = ++next;
                    if (seed > count || broken.Count > 0)
                        return;
                }

                var context = SimulationRun.Run(seed);
                ran?.Invoke(context);
                if (context.Violation is not { } violation)
                    continue;
                lock (broken)
                    broken[seed] = violation;
            }
        }
    }

    /// <returns>Every event of one seed's history.</returns>
    public static SimulationContext Trace(int seed)
    {
        SimulationContext? context = null;
        var thread = new Thread(() => context = SimulationRun.Run(seed, isTraced: true));
        thread.Start();
        thread.Join();
        return context!;
    }

    private static int? Number(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
        ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
        : null;
}
