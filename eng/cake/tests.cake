/// <summary>Runs the test projects one after the other and sums up what they counted.</summary>
public static class TestRun
{
    private sealed record Count(int Passed, int Failed, int Skipped);

    public static void All(ICakeContext context, BuildParameters parameters, IReadOnlyList<string> projects)
    {
        context.EnsureDirectoryExists(parameters.Paths.TestResults);
        context.CleanDirectory(parameters.Paths.TestResults);
        var total = new Count(0, 0, 0);
        var broken = new List<string>();
        foreach (var project in projects)
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            context.Information("{0}: running ...", project);
            var result = parameters.Paths.TestResults.CombineWithFilePath($"{project}.trx");
            var arguments = new ProcessArgumentBuilder()
                .Append("test").AppendQuoted(parameters.Paths.TestProject(project).FullPath)
                .Append("-c Release --no-build --nologo -v quiet -tl:off")
                .Append("--logger").AppendQuoted("console;verbosity=minimal")
                .Append("--logger").AppendQuoted($"trx;LogFileName={result.FullPath}");
            if (parameters.Filter is not null) arguments.Append("--filter").AppendQuoted(parameters.Filter);
            var exitCode = context.StartProcess("dotnet", new ProcessSettings { Arguments = arguments, EnvironmentVariables = Simulation(parameters) });
            var count = System.IO.File.Exists(result.FullPath) ? Read(result) : new Count(0, 0, 0);
            total = new Count(total.Passed + count.Passed, total.Failed + count.Failed, total.Skipped + count.Skipped);
            context.Information("{0}: {1} passed, {2} failed, {3} skipped in {4:0} s.", project, count.Passed, count.Failed, count.Skipped, clock.Elapsed.TotalSeconds);
            if (exitCode != 0 || count.Failed > 0 || (count.Passed == 0 && parameters.Filter is null)) broken.Add(project);
        }

        Console.WriteLine();
        Console.WriteLine($"{total.Passed} passed, {total.Failed} failed, {total.Skipped} skipped");
        if (broken.Count > 0) throw new CakeException($"Tests failed, or none ran, in {string.Join(", ", broken)}.");
    }

    // How many seeds the simulation runs, and which one it replays.
    private static Dictionary<string, string> Simulation(BuildParameters parameters)
    {
        var variables = new Dictionary<string, string>();
        if (parameters.Seeds is { } seeds) variables["SIMULATION_SEEDS"] = $"{seeds}";
        if (parameters.Seed is { } seed) variables["SIMULATION_SEED"] = $"{seed}";
        return variables;
    }

    private static Count Read(FilePath trx)
    {
        var counters = System.Xml.Linq.XDocument.Load(trx.FullPath).Descendants().Single(element => element.Name.LocalName == "Counters");
        int Of(string name) => int.Parse(counters.Attribute(name).Value, System.Globalization.CultureInfo.InvariantCulture);
        return new Count(Of("passed"), Of("failed"), Of("total") - Of("executed"));
    }
}
