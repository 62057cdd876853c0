using Spectre.Console.Cli;

namespace WhatsAppReplies.Local.Plan;

internal static class Program
{
    private const string Name = "WhatsAppReplies.Local.Plan";

    public static Task<int> Main(string[] args) => RunAsync(args, PlanCommand.OnTheConsole().RunAsync, Console.Error);

    public static Task<int> RunAsync(string[] args, Func<PlanSettings, Task<int>> plan, TextWriter errors) => CommandLine.RunAsync(
        new CommandApp(), Name, args, config => config.AddAsyncDelegate<PlanSettings>("plan", (_, settings) => plan(settings))
            .WithDescription("Runs the Pulumi program without an engine or an account, and shows how what it declares differs from what was accepted."),
        errors);
}
