using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace WhatsAppReplies.Benchmarks;

/// <summary>The command line's only command.</summary>
internal sealed class BenchCommand : AsyncCommand<BenchCommand.Settings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings)
    {
        using var cancelled = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            // The processes that were started have to be ended first.
            pressed.Cancel = true;
            cancelled.Cancel();
        };
        try
        {
            var report = await BenchRun.RunAsync(new BenchOptions(settings.Quick, settings.Sections), TimeProvider.System, cancelled.Token);
            Console.WriteLine($"Report: {report}");
            return 0;
        }
        catch (ProblemException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"Cancelled. The sections that had ended stand in {BenchRun.ReportFolder}.");
            return 1;
        }
    }

    internal sealed class Settings : CommandSettings
    {
        [CommandOption("--quick")]
        [Description("Few runs: to see that everything works, not to compare.")]
        public bool Quick { get; init; }

        [CommandOption("--only <SECTIONS>")]
        [Description("Names of sections, with commas between them; otherwise all.")]
        public string? Only { get; init; }

        public IReadOnlyList<string> Sections => Only?.Split(',') ?? [];

        public override ValidationResult Validate()
        {
            var known = BenchRun.Sections.Select(section => section.Name).ToList();
            var unknown = Sections.Except(known).ToList();
            return unknown is []
                ? ValidationResult.Success()
                : ValidationResult.Error($"There is no section {string.Join(" or ", unknown)}. Sections: {string.Join(", ", known)}.");
        }
    }
}
