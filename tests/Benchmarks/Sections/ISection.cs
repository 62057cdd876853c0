using WhatsAppReplies.Benchmarks.Reports;

namespace WhatsAppReplies.Benchmarks.Sections;

internal interface ISection
{
    /// <summary>As <c>--only</c> names it.</summary>
    string Name { get; }

    Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken);
}
