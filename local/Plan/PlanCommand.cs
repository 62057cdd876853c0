using Pulumi;

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
        var planned = settings.Account ? Planned.Account(root) : Planned.Stack(root, settings.Stack!);
        var path = planned.Accepted;
        var shown = new ShownPlan(planned, File.Exists(path) ? PlanFile.Read(path) : null, await planned.PlanAsync());
        var (plan, difference) = (shown.Plan, shown.Difference);
        await shown.WriteAsync(colours.Paint, output);
        if (settings.Out is { } kept)
            await KeepAsync(shown, kept);
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

    /// <summary>Colours belong to a terminal; what is kept is put into the comment of a pull request.</summary>
    private static async Task KeepAsync(ShownPlan shown, string path)
    {
        PlanFile.Write(shown.Plan, path);
        await using var file = new StreamWriter(Path.ChangeExtension(path, ".diff")) { NewLine = "\n" };
        await shown.WriteAsync(line => line.ToString(), file);
    }
}
