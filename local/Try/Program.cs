using Spectre.Console.Cli;
using WhatsAppReplies.Local.Cloud;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Try;

internal static class Program
{
    private const string Name = "WhatsAppReplies.Local.Try";

    public static async Task<int> Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        try
        {
            return await RunAsync(args, Console.Out, Console.Error, Environment.GetEnvironmentVariable, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return 130;
        }
    }

    /// <returns>0: all trials hold; 1: one does not; 2: a mistake of whoever called or wrote a file.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyCollection<string> args, TextWriter output, TextWriter errors, Func<string, string?> variable, CancellationToken cancellationToken)
    {
        try
        {
            return await CommandLine.RunAsync(
                new CommandApp(),
                Name,
                args,
                config => config.AddAsyncDelegate<TrySettings>(
                    "try", (_, settings) => new TryCommand(settings, output, variable, TimeProvider.System).RunAsync(cancellationToken))
                    .WithDescription("Runs an assistant against the conversations under infra/assistants/trials."),
                errors);
        }
        catch (ProblemException problem)
        {
            await errors.WriteLineAsync(problem.Message);
            return CommandLine.Mistake;
        }
    }
}
