namespace App.Tests.Simulation.Engine;

/// <summary>End of an invocation by the platform.</summary>
internal static class InvocationTimeout
{
    /// <summary>A stalled process is ended late: it lives on for a moment when it moves again.</summary>
    public static void Reach(SimulationContext context, Worker worker)
    {
        if (!worker.IsAlive)
            return;

        worker.Disturb("timeout");
        if (worker.IsStalled)
        {
            worker.Run(() => context.Timeline.After(TimeSpan.FromSeconds(context.Random.Next(40)), () => Kill(context, worker)));
            return;
        }

        Kill(context, worker);
    }

    private static void Kill(SimulationContext context, Worker worker)
    {
        if (!worker.IsAlive)
            return;
        worker.Die();
        context.Note($"{worker} is stopped by the platform");
    }
}
