using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace WhatsAppReplies.Benchmarks.Processes;

/// <summary>What a .NET process allocates meanwhile, by the events of its collector: one for about every 100 KB.</summary>
internal static class Allocations
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const long CollectorEvents = 0x1;

    public static async Task<long> DuringAsync(int processId, Func<Task> work)
    {
        var session = new DiagnosticsClient(processId).StartEventPipeSession(
            [new EventPipeProvider(Runtime, EventLevel.Verbose, CollectorEvents)], requestRundown: false);
        using var source = new EventPipeEventSource(session.EventStream);
        var (bytes, events) = (0L, 0);
        source.Clr.GCAllocationTick += tick =>
        {
            bytes += tick.AllocationAmount64;
            events++;
        };
        var reading = Task.Run(source.Process);
        try
        {
            await work();
        }
        finally
        {
            session.Stop();
            await reading;
            session.Dispose();
        }

        return events > 0 ? bytes : throw new ProblemException("The runtime reported no allocation, so none could be counted.");
    }
}
