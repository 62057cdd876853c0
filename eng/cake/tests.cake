/// <summary>
/// Runs the test projects in lanes, side by side, and sums up what they counted. What a project printed stands in its log; on the
/// console it is only when something failed, so that two projects do not talk at once.
/// </summary>
public static class TestRun
{
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(30);

    private sealed record Count(int Passed, int Failed, int Skipped);

    private sealed record Outcome(string Project, Count Count, bool IsBroken);

    /// <param name="context">Of the script.</param>
    /// <param name="parameters">The command line.</param>
    /// <param name="lanes">The projects of a lane run one after the other.</param>
    public static void All(ICakeContext context, BuildParameters parameters, IReadOnlyList<IReadOnlyList<TestProject>> lanes)
    {
        context.EnsureDirectoryExists(parameters.Paths.TestResults);
        context.CleanDirectory(parameters.Paths.TestResults);
        var running = new System.Collections.Concurrent.ConcurrentDictionary<string, System.Diagnostics.Stopwatch>();
        var all = System.Threading.Tasks.Task.WhenAll(
            lanes.Select(lane => System.Threading.Tasks.Task.Run(() => lane.Select(project => Run(context, parameters, project, running)).ToList())));
        while (!all.Wait(Pulse))
            context.Information(
                "... {0}", string.Join(", ", running.OrderBy(one => one.Key).Select(one => $"{one.Key} runs for {one.Value.Elapsed.TotalSeconds:0} s")));

        var outcomes = all.Result.SelectMany(lane => lane).ToList();
        Console.WriteLine();
        Console.WriteLine(
            $"{outcomes.Sum(one => one.Count.Passed)} passed, {outcomes.Sum(one => one.Count.Failed)} failed, "
            + $"{outcomes.Sum(one => one.Count.Skipped)} skipped");
        var broken = outcomes.Where(one => one.IsBroken).Select(one => one.Project).ToList();
        if (broken.Count > 0) throw new CakeException($"Tests failed, or none ran, in {string.Join(", ", broken)}.");
    }

    private static Outcome Run(
        ICakeContext context,
        BuildParameters parameters,
        TestProject project,
        System.Collections.Concurrent.ConcurrentDictionary<string, System.Diagnostics.Stopwatch> running)
    {
        var name = project.Name;
        var clock = running.GetOrAdd(name, _ => System.Diagnostics.Stopwatch.StartNew());
        context.Information("{0}: running ...", name);
        var result = parameters.Paths.TestResults.CombineWithFilePath($"{name}.trx");
        var log = parameters.Paths.TestResults.CombineWithFilePath($"{name}.log");
        var exitCode = Start(project, Arguments(parameters, project, result), Simulation(parameters), log);

        var count = System.IO.File.Exists(result.FullPath) ? Read(result) : new Count(0, 0, 0);
        var isBroken = exitCode != 0 || count.Failed > 0 || (count.Passed == 0 && parameters.Filter is null);
        running.TryRemove(name, out _);
        lock (running)
        {
            if (isBroken) Console.WriteLine(System.IO.File.ReadAllText(log.FullPath));
            context.Information("{0}: {1} passed, {2} failed, {3} skipped in {4:0} s ({5}).", name, count.Passed, count.Failed, count.Skipped,
                clock.Elapsed.TotalSeconds, parameters.Paths.Root.GetRelativePath(log));
        }

        return new Outcome(name, count, isBroken);
    }

    private static List<string> Arguments(BuildParameters parameters, TestProject project, FilePath result)
    {
        // The assembly and not the project: it is built, and nothing of it has to be evaluated once more.
        List<string> arguments =
        [
            "test", parameters.Paths.Built(project.Name).FullPath, "--nologo", "--logger", "console;verbosity=minimal", "--logger",
            $"trx;LogFileName={result.FullPath}",
        ];
        if (parameters.Filter is not null) arguments.AddRange(["--filter", parameters.Filter]);
        return arguments;
    }

    private static int Start(TestProject project, List<string> arguments, Dictionary<string, string> variables, FilePath log)
    {
        var isLast = project.GivesWay && !OperatingSystem.IsWindows();
        var start = new System.Diagnostics.ProcessStartInfo(isLast ? "nice" : "dotnet", isLast ? ["-n", "10", "dotnet", .. arguments] : arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in variables) start.Environment[key] = value;
        using var file = new System.IO.StreamWriter(log.FullPath) { AutoFlush = true };
        using var process = System.Diagnostics.Process.Start(start);
        System.Diagnostics.DataReceivedEventHandler write = (_, line) => { if (line.Data is not null) lock (file) file.WriteLine(line.Data); };
        process.OutputDataReceived += write;
        process.ErrorDataReceived += write;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return process.ExitCode;
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

/// <param name="Name">Of its folder under tests/ and of its assembly.</param>
/// <param name="GivesWay">It computes, and nothing in it is measured in real time: what runs beside it comes first.</param>
public sealed record TestProject(string Name, bool GivesWay = false);
