using WhatsAppReplies.Benchmarks.Fixtures;
using WhatsAppReplies.Benchmarks.Reports;
using WhatsAppReplies.Benchmarks.Sections;
using WhatsAppReplies.Benchmarks.Subjects;

namespace WhatsAppReplies.Benchmarks;

/// <summary>All sections, one after the other, into one report.</summary>
internal static class BenchRun
{
    /// <summary>
    /// Those that calculate with what others found come after them; the loops of a developer disturb everything that is measured, so nothing is after them.
    /// </summary>
    public static IReadOnlyList<ISection> Sections { get; } =
    [
        new Sizes(), new ColdStart(), new ColdStartOverTls(), new RuntimeSettings(), new Overhead(), new Webhooks(), new WebhookLoad(), new Ages(),
        new PureParts(), new Memory(), new CallCounts(), new Throughput(), new Drain(), new PageSection(), new Cost(), new Loops(), new ThresholdSection(),
    ];

    public static string ReportFolder { get; } = Path.Combine(Repository.Artifacts, "bench");

    /// <summary>The report is written after every section, so that a run which is ended early has measured something.</summary>
    /// <returns>Where the report stands.</returns>
    public static async Task<string> RunAsync(BenchOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ReportFiles.Remove(ReportFolder);
        var machine = await MachineFacts.ReadAsync(cancellationToken);
        await using var cloud = await BenchCloud.StartAsync(time, cancellationToken);
        var context = new BenchContext(
            options,
            cloud,
            MeasuredPackage.Unpack("function", MeasuredPackage.Shipped),
            MeasuredPackage.Unpack("managed", MeasuredPackage.ManagedZip),
            await PeerInstall.EnsureAsync(cancellationToken),
            Floor.OnNode,
            Floor.Native,
            time);
        var sections = new List<ReportSection>();
        var report = "";
        foreach (var section in Sections.Where(section => options.Only.Count == 0 || options.Only.Contains(section.Name)))
        {
            Console.WriteLine(section.Name);
            var started = time.GetTimestamp();
            var measured = await section.RunAsync(context, cancellationToken);
            sections.Add(measured with { Took = time.GetElapsedTime(started) });
            report = await ReportFiles.WriteAsync(new Report(time.GetUtcNow(), options.Quick, machine, sections), ReportFolder, cancellationToken);
        }

        return report;
    }
}
