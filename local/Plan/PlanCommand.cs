using Pulumi;
using WhatsAppReplies.Local.Plan.StackFiles;

namespace WhatsAppReplies.Local.Plan;

/// <summary>The command <c>plan</c>: writes and draws a stack's plan, compares it with the accepted one, accepts it.</summary>
internal static class PlanCommand
{
    private const int Differs = 1;
    private const int Refused = 2;

    public static async Task<int> RunAsync(PlanSettings settings)
    {
        try
        {
            return await PlanAsync(settings, Path.GetFullPath(settings.Root));
        }
        catch (Exception failed) when (failed is RunException or AggregateException)
        {
            await Console.Error.WriteLineAsync(failed.GetBaseException().Message);
            return Refused;
        }
    }

    private static async Task<int> PlanAsync(PlanSettings settings, string root)
    {
        var plan = await Planner.PlanAsync(StackFile.Read(root, settings.Stack!), root);
        var accepted = PlanFile.Accepted(root, settings.Stack!);
        if (settings.Out is { } path)
            PlanFile.Write(plan, path);
        if (!settings.Quiet)
            Console.Write(PlanTree.Draw(plan));

        if (settings.Accept)
        {
            PlanFile.Write(plan, accepted);
            Console.WriteLine($"Accepted: {Path.GetRelativePath(root, accepted)}");
            return 0;
        }

        if (!settings.Diff && !settings.Check)
            return 0;

        var difference = PlanDifference.Between(PlanFile.Read(accepted), plan);
        var report = difference is []
            ? $"{plan.Stack}: as accepted."
            : $"{plan.Stack} differs from the accepted plan:\n{string.Join('\n', difference)}\nTo accept it: ./build.sh --target=Plan --accept";
        Console.WriteLine(report);
        if (settings.Out is { } beside)
            await File.WriteAllTextAsync(Path.ChangeExtension(beside, ".diff"), report + "\n");
        return settings.Check && difference is not [] ? Differs : 0;
    }
}
