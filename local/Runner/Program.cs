using System.Runtime.InteropServices;
using WhatsAppReplies.Local.Cloud.Emulators;
using WhatsAppReplies.Local.Runner.Chaos;

namespace WhatsAppReplies.Local.Runner;

internal static class Program
{
    private const int Problem = 2;
    private const int Interrupted = 130;

    private const string Usage =
        """
        Runs the packaged function and the Pulumi program on this machine, without AWS.

          run [--stack dev|prod] [--zip PATH] [--port NUMBER] [--keep]   answers the samples end to end; --keep leaves everything running
          chaos [--zip PATH] [--turns NUMBER] [--seed NUMBER]           conversations while processes are killed and calls fail; a seed
                                                                        repeats every random decision, but not how real processes and
                                                                        their calls interleave, so a failure may need several runs
          install                                                       installs the emulators of DynamoDB and SQS
        """;

    public static async Task<int> Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, stop));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, stop));
        try
        {
            return await RunAsync(args, stop.Token);
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

    private static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        switch (args)
        {
            case ["run", .. var options]:
                return await new RunCommand(RunArguments.Parse(options), Terminal.Create(), TimeProvider.System).RunAsync(cancellationToken);
            case ["chaos", .. var options]:
                return await new ChaosCommand(ChaosArguments.Parse(options), Terminal.Create(), TimeProvider.System).RunAsync(cancellationToken);
            case ["install"]:
                await new EmulatorInstall(EmulatorFiles.OfRepository, TimeProvider.System, Console.WriteLine).EnsureAsync(cancellationToken);
                return 0;
            case [] or ["--help"]:
                Console.WriteLine(Usage);
                return 0;
            default:
                throw new ProblemException($"{args[0]} is not a verb: run, chaos or install.");
        }
    }

    /// <summary>The processes that were started are stopped in order, then this one ends.</summary>
    private static void Stop(PosixSignalContext context, CancellationTokenSource stop)
    {
        context.Cancel = true;
        stop.Cancel();
    }
}
