/// <summary>
/// Lock files of NuGet: written where the feed has every package, and held to where CI is true. They are of the graph without stand-ins; where one is in use,
/// Directory.Build.targets keeps NuGet from seeing them.
/// </summary>
public static class LockFiles
{
    public static void Write(ICakeContext context, BuildParameters parameters)
    {
        var standIns = StandInsInUse(parameters);
        if (standIns.Count > 0)
            throw new CakeException($"Lock files are of the published packages, and this machine's feed does not give {string.Join(", ", standIns)}: "
                + "run --target=Lock where it has all of them.");
        var (used, named) = (SdkVersion(context), SdkOfWorkflows(parameters.Paths));
        if (used != named)
            throw new CakeException($"Lock files hold what the SDK adds by itself, in the SDK's own version: workflows use {named}, as global.json names it, "
                + $"and this is {used}. Install that one, or name this one there.");

        foreach (var graph in Graphs(parameters.Paths))
        {
            context.Information("Lock: {0} ...", graph.Name);
            graph.Arguments.Append("--force-evaluate -p:RestorePackagesWithLockFile=true -p:RestoreLockedMode=false");
            Restore(context, graph.Arguments, "Restoring for the lock files");
        }

        context.Information("Lock: {0} files, with SDK {1}. Commit them.", Expected(parameters.Paths).Count, used);
    }

    /// <summary>In a workflow what is restored is what the lock files say, or nothing is.</summary>
    public static void Hold(ICakeContext context, BuildParameters parameters)
    {
        if (!string.Equals(context.EnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase)) return;
        var expected = Expected(parameters.Paths);
        var missing = expected.Where(file => !context.FileExists(file)).Select(file => parameters.Paths.Root.GetRelativePath(file).FullPath).ToList();
        if (missing.Count == expected.Count)
        {
            context.Information("Packages: no lock files yet: run --target=Lock on a machine whose feed has all packages and commit them.");
            return;
        }

        if (StandInsInUse(parameters) is { Count: > 0 } standIns)
        {
            context.Warning("Packages: the lock files are not used, because of the stand-ins of {0}.", string.Join(", ", standIns));
            return;
        }

        if (missing.Count > 0)
        {
            throw new CakeException($"There is no {string.Join(", ", missing)}, and there are other lock files: "
                + "run --target=Lock and commit what it writes.");
        }

        // For every restore of this run.
        System.Environment.SetEnvironmentVariable("RestoreLockedMode", "true");
        Restore(context, Solution(parameters.Paths), "Restoring what the lock files say",
            " NU1004 is another version and NU1403 another content than was locked: when the change is meant, run --target=Lock on a machine whose feed "
            + "has all packages and commit what it writes.");
        context.Information("Packages: exactly what the lock files say.");
    }

    private static void Restore(ICakeContext context, ProcessArgumentBuilder arguments, string what, string advice = "")
    {
        var exitCode = context.StartProcess("dotnet", new ProcessSettings { Arguments = arguments });
        if (exitCode != 0) throw new CakeException($"{what} ended with exit code {exitCode}: what it said stands above.{advice}");
    }

    private static IReadOnlyList<string> StandInsInUse(BuildParameters parameters) =>
        StandInMemory.Read(parameters.Paths.StandInMemory, parameters.Paths.StandInPackages) ?? [];

    private static string SdkVersion(ICakeContext context)
    {
        context.StartProcess("dotnet", new ProcessSettings { Arguments = "--version", RedirectStandardOutput = true, Silent = true }, out var lines);
        return string.Concat(lines).Trim();
    }

    private static string SdkOfWorkflows(BuildPaths paths) =>
        System.Text.Json.JsonDocument.Parse(System.IO.File.ReadAllText(paths.Sdk.FullPath)).RootElement.GetProperty("sdk").GetProperty("version").GetString();

    // The function's packages have what a build of it has not: the compiler that compiles ahead, and the trimmer.
    private static IEnumerable<(string Name, ProcessArgumentBuilder Arguments)> Graphs(BuildPaths paths) =>
    [
        ("all projects", Solution(paths)),
        .. PackageChoice.All.Select(choice => ($"the {choice}", Published(FunctionPackage.Options(Arguments(paths.FunctionProject), choice, paths), choice))),
    ];

    // As a publish restores by itself: the option -r of a restore is another one.
    private static ProcessArgumentBuilder Published(ProcessArgumentBuilder arguments, PackageChoice choice) =>
        arguments.Append($"-p:RuntimeIdentifier={choice.RuntimeIdentifier}").Append("-p:_IsPublishing=true");

    private static ProcessArgumentBuilder Solution(BuildPaths paths) => Arguments(paths.Solution);

    private static ProcessArgumentBuilder Arguments(FilePath what) =>
        new ProcessArgumentBuilder().Append("restore").AppendQuoted(what.FullPath).Append("--nologo -v:quiet -tl:off");

    private static IReadOnlyList<FilePath> Expected(BuildPaths paths) =>
    [
        .. System.Xml.Linq.XDocument.Load(paths.Solution.FullPath).Descendants("Project")
            .Select(project => paths.Root.CombineWithFilePath(project.Attribute("Path").Value).GetDirectory().CombineWithFilePath("packages.lock.json")),
        .. PackageChoice.All.Select(choice =>
            paths.FunctionProject.GetDirectory().CombineWithFilePath($"packages.{choice.Kind}-{choice.RuntimeIdentifier}.lock.json")),
    ];
}
