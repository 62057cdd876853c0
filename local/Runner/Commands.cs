using Spectre.Console.Cli;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Local.Runner.Chaos;
using WhatsAppReplies.Local.Runner.Live;

namespace WhatsAppReplies.Local.Runner;

/// <summary>Commands of the local run.</summary>
internal sealed record Commands(
    Func<RunSettings, Task<int>> Run, Func<PhoneSettings, Task<int>> Phone, Func<ChaosSettings, Task<int>> Chaos, Func<Task<int>> Install)
{
    private const string Program = "WhatsAppReplies.Local";

    public Task<int> ExecuteAsync(IEnumerable<string> arguments, TextWriter errors) => CommandLine.RunAsync(
        new CommandApp(),
        Program,
        arguments,
        config =>
        {
            config.AddAsyncDelegate<RunSettings>("run", (_, settings) => Run(settings))
                .WithDescription("Answers the samples end to end, with the packaged function and the Pulumi program, without AWS.");
            config.AddAsyncDelegate<PhoneSettings>("phone", (_, settings) => Phone(settings))
                .WithDescription("Opens a page with phones on it, and what happens behind them.");
            config.AddAsyncDelegate<ChaosSettings>("chaos", (_, settings) => Chaos(settings))
                .WithDescription("Conversations while processes are killed and calls fail.");
            config.AddAsyncDelegate<EmptyCommandSettings>("install", (_, _) => Install())
                .WithDescription("Installs the emulators of DynamoDB and SQS.");
        },
        errors);
}
