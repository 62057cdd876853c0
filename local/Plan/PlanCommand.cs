using Pulumi;
using WhatsAppReplies.Infra.StackFiles;

namespace WhatsAppReplies.Local.Plan;

/// <summary>The command <c>plan</c>: shows how a stack's plan differs from the accepted one, draws it where it is asked for, accepts it.</summary>
internal sealed class PlanCommand(TextWriter output, TextWriter errors, Colours colours)
{
    private const int Differs = 1;
    private const int Refused = 2;

    public static PlanCommand OnTheConsole() => new(
        Console.Out, Console.Error, Colours.Of(Console.IsOutputRedirected, OperatingSystem.IsWindows(), Environment.GetEnvironmentVariable));

    public async Task<int> RunAsync(PlanSettings settings)
    {
        try
        {
            return await PlanAsync(settings, Path.GetFullPath(settings.Root));
        }
        catch (Exception failed) when (failed is RunException or AggregateException)
        {
            await errors.WriteLineAsync(failed.GetBaseException().Message);
            return Refused;
        }
    }

    private async Task<int> PlanAsync(PlanSettings settings, string root)
    {
        var plan = await Planner.PlanAsync(StackFile.Read(root, settings.Stack!), root);
        var path = PlanFile.Accepted(root, settings.Stack!);
        var difference = File.Exists(path) ? PlanDifference.Between(PlanFile.Read(path), plan) : null;
        await ShowAsync(plan, difference, colours.Paint, output);
        if (settings.Out is { } kept)
            await KeepAsync(plan, difference, kept);
        if (settings.All)
            await output.WriteAsync(PlanTree.Draw(plan));

        if (settings.Accept)
        {
            PlanFile.Write(plan, path);
            await output.WriteLineAsync($"Accepted: {Path.GetRelativePath(root, path)}");
            return 0;
        }

        return settings.Check && difference is not [] ? Differs : 0;
    }

    private static async Task ShowAsync(StackPlan plan, IReadOnlyList<DifferenceLine>? difference, Func<DifferenceLine, string> form, TextWriter writer)
    {
        await writer.WriteLineAsync(Title(plan, difference));
        foreach (var line in difference ?? [])
            await writer.WriteLineAsync(form(line));
        if (difference is not [])
            await writer.WriteLineAsync($"To accept it: ./build.sh --target=Plan --stack={plan.Stack} --accept");
    }

    /// <summary>Colours belong to a terminal; what is kept is put into the comment of a pull request.</summary>
    private static async Task KeepAsync(StackPlan plan, IReadOnlyList<DifferenceLine>? difference, string path)
    {
        PlanFile.Write(plan, path);
        await using var file = new StreamWriter(Path.ChangeExtension(path, ".diff")) { NewLine = "\n" };
        await ShowAsync(plan, difference, line => line.ToString(), file);
    }

    private static string Title(StackPlan plan, IReadOnlyList<DifferenceLine>? difference) => difference switch
    {
        null => $"{plan.Stack}: no plan of this stack was accepted yet, so there is nothing to compare with. It declares {plan.Resources.Count(resource => resource.IsProvided)} resources; --all draws them.",
        [] => $"{plan.Stack}: as accepted.",
        _ => $"{plan.Stack} differs from the accepted plan:",
    };
}
