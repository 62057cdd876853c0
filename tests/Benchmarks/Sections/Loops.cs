using WhatsAppReplies.Benchmarks.Processes;
using WhatsAppReplies.Benchmarks.Reports;

namespace WhatsAppReplies.Benchmarks.Sections;

/// <summary>Developer loops: how long a build, a test run and a plan take.</summary>
internal sealed class Loops : ISection
{
    public string Name => "loops";

    public async Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var rows = new List<FigureRow>();
        async Task<Figure> AddAsync(string label, int runs, Func<Task> loop)
        {
            var seconds = new List<double>();
            for (var run = 0; run < runs; run++)
            {
                var started = context.Time.GetTimestamp();
                await loop();
                seconds.Add(context.Time.GetElapsedTime(started).TotalSeconds);
            }

            var figure = Figure.Of("s", seconds);
            rows.Add(new FigureRow(label, figure));
            BenchContext.Say(label);
            return figure;
        }

        Task Target(string name) => Tools.RunAsync(Path.Combine(Repository.Root, "build.sh"), [$"--target={name}"], cancellationToken);
        await AddAsync("Clean build of everything, packages restored", context.Runs(full: 3, quick: 1), () => CleanBuildAsync(cancellationToken));
        await Target("Build");
        context.Findings[Finding.BuildSeconds, context.Function] = await AddAsync(
            "--target=Build, nothing changed", context.Runs(full: 5, quick: 2), () => Target("Build"));
        context.Findings[Finding.PlanSeconds, context.Function] = await AddAsync("--target=Plan", context.Runs(full: 5, quick: 2), () => Target("Plan"));
        if (!context.Options.Quick)
        {
            await AddAsync("--target=Local", 3, () => Target("Local"));
            context.Findings[Finding.TestSeconds, context.Function] = await AddAsync("--target=Test", 1, () => Target("Test"));
        }

        return new ReportSection("Loops of a developer", "Wall time of whole commands.", new FigureTable("Commands", "Command", ["Time"], rows))
        {
            Missing = context.Options.Quick ? ["--target=Local and --target=Test: left out with --quick"] : [],
        };
    }

    private static async Task CleanBuildAsync(CancellationToken cancellationToken)
    {
        var elsewhere = Path.Combine(Repository.Artifacts, "bench", "clean");
        if (Directory.Exists(elsewhere))
        {
            Directory.Delete(elsewhere, recursive: true);
        }

        await Tools.RunAsync(
            "dotnet",
            ["build", "WhatsAppReplies.slnx", "-c", "Release", "--nologo", "-v", "quiet", "--disable-build-servers", $"-p:ArtifactsPath={elsewhere}"],
            cancellationToken);
    }
}
