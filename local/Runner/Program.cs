using System.Runtime.InteropServices;
using WhatsAppReplies.Local.Cloud.Emulators;
using WhatsAppReplies.Local.Runner.Chaos;
using WhatsAppReplies.Local.Runner.Live;

namespace WhatsAppReplies.Local.Runner;

internal static class Program
{
    private const int Problem = 2;
    private const int Interrupted = 130;

    public static async Task<int> Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, stop));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, stop));
        // The terminal was closed.
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => Stop(context, stop));
        try
        {
            return await Commands(stop.Token).ExecuteAsync(args, Console.Error);
        }
        catch (ProblemException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return Problem;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return Interrupted;
        }
    }

    private static Commands Commands(CancellationToken cancellationToken) => new(
        settings => new RunCommand(settings, Terminal.Create(), TimeProvider.System).RunAsync(cancellationToken),
        settings => new PhoneCommand(settings, Terminal.Create(), TimeProvider.System).RunAsync(cancellationToken),
        settings => new ChaosCommand(settings, Terminal.Create(), TimeProvider.System).RunAsync(cancellationToken),
        async () =>
        {
            await new EmulatorInstall(EmulatorFiles.OfRepository, TimeProvider.System, Console.WriteLine).EnsureAsync(cancellationToken);
            return 0;
        });

    /// <summary>The processes that were started are stopped in order, then this one ends.</summary>
    private static void Stop(PosixSignalContext context, CancellationTokenSource stop)
    {
        context.Cancel = true;
        stop.Cancel();
    }
}
