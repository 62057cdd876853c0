/// <summary>
/// Published package or stand-in: decided for each package by the feed, remembered in one git-ignored file. Each folder under eng/standins/ is a stand-in.
/// A package is stood in when the feed has no such package (NU1101), or has no package that it needs:
/// what is published never meets the stand-in of what it needs.
/// One that the feed has only in another version (NU1102) is stood in beside others that it lacks; alone it is an error to mend,
/// and so is a feed that cannot be reached.
/// </summary>
public static class StandIns
{
    public static void Decide(ICakeContext context, BuildParameters parameters)
    {
        var memory = parameters.Paths.StandInMemory;
        var all = parameters.Paths.StandInPackages;
        if (parameters.StandIns is { } forced)
        {
            var named = forced ? all : [];
            StandInMemory.Write(memory, named, all);
            context.Information("Packages: {0} (--standins={1}).", Name(named, all), forced ? "true" : "false");
            return;
        }

        if (StandInMemory.Read(memory, all) is { } remembered)
        {
            context.Information("Packages: {0}, as the feed said before (--standins=true|false decides otherwise).", Name(remembered, all));
            return;
        }

        context.Information("Packages: asking the feed for the published ones ...");
        var answer = FeedAnswer.Ask(context, parameters);
        foreach (var advisory in answer.Advisories) context.Warning("{0}", advisory);
        if (answer.HasAll)
        {
            StandInMemory.Write(memory, [], all);
            context.Information("Packages: the feed has them all: {0}.", Name([], all));
            return;
        }

        if (!answer.LacksOne) throw Unknown(context, answer);

        var standIns = all.Where(package => answer.Refuses(package) || NeedsWhatIsRefused(context, parameters, package)).ToList();
        if (standIns.Count == 0) throw Unknown(context, answer);

        StandInMemory.Write(memory, standIns, all);
        context.Warning("Packages: the feed has no {0}{1}: from now on {2}.", string.Join(", ", answer.Lacking),
            answer.InOtherVersions.Count == 0 ? "" : $", and {string.Join(", ", answer.InOtherVersions)} only in another version", Name(standIns, all));
    }

    // A package that the feed has may need one that it lacks, which only shows when it is asked for alone.
    private static bool NeedsWhatIsRefused(ICakeContext context, BuildParameters parameters, string package)
    {
        var answer = FeedAnswer.Ask(context, parameters, package);
        return !answer.HasAll && (answer.IsAboutPackages ? true : throw Unknown(context, answer));
    }

    private static string Name(IReadOnlyCollection<string> standIns, IReadOnlyCollection<string> all) =>
        standIns.Count == 0 ? "the published packages"
        : standIns.Count == all.Count ? "the stand-ins (eng/standins/) of all packages that have one"
        : $"the stand-ins (eng/standins/) of {string.Join(", ", standIns)}, and all others as published";

    private static CakeException Unknown(ICakeContext context, FeedAnswer answer)
    {
        foreach (var line in answer.Lines) context.Error("{0}", line);
        return new CakeException("The published packages could not be restored, and the reason is not that the feed lacks them: see the lines above. "
            + "--standins=true builds with the stand-ins under eng/standins/ all the same.");
    }
}
