using System.Globalization;
using App.Tests.Fakes.Turns;
using App.Tests.Simulation.Engine;
using WhatsAppReplies.Inbound.Hosting;

namespace App.Tests.Simulation.World;

/// <summary>
/// Processes of the inbound function, as the platform keeps them: each answers one request at a time and lives on until it dies, with all that it
/// remembers. Where none is free there is a new one.
/// </summary>
internal sealed class InboundProcesses(SimulationContext context, Func<TimeSpan> skew, Func<Worker, InboundFunction> compose)
{
    private static readonly TimeSpan FunctionTimeout = TimeSpan.FromSeconds(60);

    private readonly List<InboundProcess> _processes = [];

    /// <summary>The function was asked for something.</summary>
    public Action<Worker> Began { get; set; } = _ => { };

    /// <summary>And has answered: the request, and with which status.</summary>
    public Action<Worker, InboundEvent, int> Answered { get; set; } = (_, _, _) => { };

    /// <param name="incoming">A webhook, or the schedule's event.</param>
    /// <param name="isColdStart">In a new process, although another one is free.</param>
    /// <param name="ended">Told the status of the answer; nothing when the process died.</param>
    public void Invoke(InboundEvent incoming, bool isColdStart, Action<int?> ended)
    {
        var process = (isColdStart ? null : _processes.Find(candidate => candidate.IsFree)) ?? Start();
        var worker = process.Worker;
        process.IsBusy = true;
        var invocation = ++process.Invocations;
        worker.Begin(context.Timeline.Now + FunctionTimeout, () => ended(null));
        Began(worker);
        context.Timeline.At(worker.Deadline, () =>
        {
            if (process.IsBusy && process.Invocations == invocation)
                InvocationTimeout.Reach(context, worker);
        });
        if (context.IsTraced)
            context.Note($"{worker} is asked for {(incoming.Sweep ? "a sweep" : $"an answer to {incoming.RawPath}")}");
        worker.Run(() => _ = RunAsync(process, incoming, ended));
    }

    private InboundProcess Start()
    {
        var worker = new Worker(context, string.Create(CultureInfo.InvariantCulture, $"i{_processes.Count + 1}"), skew(), isInbound: true);
        var process = new InboundProcess(worker, compose(worker));
        _processes.Add(process);
        return process;
    }

    private async Task RunAsync(InboundProcess process, InboundEvent incoming, Action<int?> ended)
    {
        try
        {
            var time = process.Worker.Time;
            var response = await process.Function.HandleAsync(incoming, FakeContext.Until(time.GetUtcNow() + FunctionTimeout, time));
            process.IsBusy = false;
            if (context.IsTraced)
                context.Note($"answers {response.StatusCode}");
            Answered(process.Worker, incoming, response.StatusCode);
            ended(response.StatusCode);
        }
        catch (Exception exception)
        {
            context.Violate($"The inbound function threw: {exception}");
        }
    }
}
