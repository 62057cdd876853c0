using System.Runtime.InteropServices;

namespace WhatsAppReplies.Ops;

internal static class Program
{
    private const int Interrupted = 130;

    public static async Task<int> Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, stop));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, stop));
        var surroundings = new Surroundings(
            Environment.GetEnvironmentVariable, Terminal.Create(), Console.Error, TimeProvider.System, () => Guid.NewGuid().ToString("N"));
        try
        {
            return await Tools.RunAsync(args, surroundings, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return Interrupted;
        }
    }

    /// <summary>What was begun with one message is ended before this process is.</summary>
    private static void Stop(PosixSignalContext context, CancellationTokenSource stop)
    {
        context.Cancel = true;
        stop.Cancel();
    }
}
