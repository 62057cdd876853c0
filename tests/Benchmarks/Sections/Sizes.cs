using System.IO.Compression;
using WhatsAppReplies.Benchmarks.Reports;
using WhatsAppReplies.Benchmarks.Subjects;

namespace WhatsAppReplies.Benchmarks.Sections;

internal sealed class Sizes : ISection
{
    private const int Shown = 12;

    public string Name => "sizes";

    public Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        using var zip = ZipFile.OpenRead(MeasuredPackage.Shipped);
        using var managed = ZipFile.OpenRead(MeasuredPackage.ManagedZip);
        var entries = zip.Entries.OrderByDescending(entry => entry.CompressedLength).ToList();
        var other = new FigureRow(
            "managed package", Megabytes(new FileInfo(MeasuredPackage.ManagedZip).Length), Megabytes(managed.Entries.Sum(entry => entry.Length)));
        var whole = new FigureRow(
            "whatsapp-replies.zip", Megabytes(new FileInfo(MeasuredPackage.Shipped).Length), Megabytes(entries.Sum(entry => entry.Length)));
        context.Findings[Finding.ZipMegabytes, context.Function] = whole.Figures[0];
        var parts = entries.Take(Shown).Select(entry => new FigureRow(entry.FullName, Megabytes(entry.CompressedLength), Megabytes(entry.Length)));
        var rest = entries.Skip(Shown).ToList();
        var others = new FigureRow($"{rest.Count} others", Megabytes(rest.Sum(entry => entry.CompressedLength)), Megabytes(rest.Sum(entry => entry.Length)));
        var peer = new DirectoryInfo(context.Peer.Directory).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        return Task.FromResult(new ReportSection(
            "Sizes",
            "The deployment package and its largest parts; the peer's directory as npm installs it.",
            new FigureTable("Packages", "File", ["Zipped", "Unzipped"], [whole, .. parts, others, other, new FigureRow("peer", null, Megabytes(peer))])));
    }

    private static Figure Megabytes(long bytes) => Figure.Exactly("MB", bytes / 1e6);
}
