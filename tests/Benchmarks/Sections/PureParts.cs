using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using WhatsAppReplies.Benchmarks.Micro;
using WhatsAppReplies.Benchmarks.Reports;

namespace WhatsAppReplies.Benchmarks.Sections;

/// <summary>Microbenchmarks: time and allocations of what a turn does without I/O, by BenchmarkDotNet.</summary>
internal sealed class PureParts : ISection
{
    public string Name => "parts";

    public Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var job = context.Options.Quick ? Job.ShortRun : Job.MediumRun.WithLaunchCount(1);
        var config = ManualConfig.CreateEmpty()
            .AddJob(job.WithToolchain(InProcessEmitToolchain.Instance))
            .AddLogger(NullLogger.Instance)
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .WithArtifactsPath(Path.Combine(Repository.Artifacts, "bench", "parts"));
        var summary = BenchmarkRunner.Run<TurnParts>(config);
        if (summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success))
        {
            throw new ProblemException(
                "BenchmarkDotNet could not measure the parts of a turn: " + string.Join(' ', summary.ValidationErrors.Select(error => error.Message)));
        }

        return Task.FromResult(new ReportSection(
            "Parts of a turn that wait for nobody",
            "BenchmarkDotNet, in this process; the range is that of its iterations.",
            new FigureTable("Time and allocations", "Part", ["Time", "Allocated"], [.. summary.Reports.Select(Row)])));
    }

    private static FigureRow Row(BenchmarkReport report)
    {
        var nanoseconds = report.ResultStatistics!;
        return new FigureRow(
            report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
            new Figure("µs", nanoseconds.Median / 1_000, nanoseconds.Min / 1_000, nanoseconds.Max / 1_000, nanoseconds.N),
            Figure.Exactly("B", report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0));
    }
}
