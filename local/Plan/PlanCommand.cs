using Pulumi;
using WhatsAppReplies.Local.Plan.StackFiles;

namespace WhatsAppReplies.Local.Plan;

/// <summary>The command <c>plan</c>: writes and draws a stack's plan, compares it with the accepted one, accepts it.</summary>
internal static class PlanCommand
{
    private const int Differs = 1;
    private const int Refused = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            return await RunAsync(PlanArguments.Parse(args));
        }
        catch (Exception failed) when (failed is RunException or AggregateException)
        {
            await Console.Error.WriteLineAsync(failed.GetBaseException().Message);
            return Refused;
        }
    }

    private static async Task<int> RunAsync(PlanArguments arguments)
    {
        var plan = await Planner.PlanAsync(StackFile.Read(arguments.Root, arguments.Stack));
        var accepted = PlanFile.Accepted(arguments.Root, arguments.Stack);
        if (arguments.Out is { } path)
            PlanFile.Write(plan, path);
        if (!arguments.Quiet)
            Console.Write(PlanTree.Draw(plan));

        if (arguments.Accept)
        {
            PlanFile.Write(plan, accepted);
            Console.WriteLine($"Accepted: {Path.GetRelativePath(arguments.Root, accepted)}");
            return 0;
        }

        if (!arguments.Diff && !arguments.Check)
            return 0;

        var difference = PlanDifference.Between(PlanFile.Read(accepted), plan);
        var report = difference is []
            ? $"{plan.Stack}: as accepted."
            : $"{plan.Stack} differs from the accepted plan:\n{string.Join('\n', difference)}\nTo accept it: ./build.sh --target=Plan --accept";
        Console.WriteLine(report);
        if (arguments.Out is { } beside)
            await File.WriteAllTextAsync(Path.ChangeExtension(beside, ".diff"), report + "\n");
        return arguments.Check && difference is not [] ? Differs : 0;
    }
}
