using WhatsAppReplies.Benchmarks.Fixtures;
using WhatsAppReplies.Benchmarks.Reports;
using WhatsAppReplies.Benchmarks.Subjects;

namespace WhatsAppReplies.Benchmarks.Sections;

/// <summary>The cold start once more, with every connection under TLS and the authorities of a whole distribution to read.</summary>
internal sealed class ColdStartOverTls : ISection
{
    private static readonly string[] Addresses =
        [Contract.Variables.AwsEndpointUrl, Contract.Variables.OpenAiBaseUrl, Contract.Variables.TwilioBaseUrl];

    public string Name => "tls";

    public async Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        using var authority = new LocalAuthority(Path.Combine(BenchRun.ReportFolder, "tls"), context.Time.GetUtcNow());
        var fronts = new List<TlsFront>();
        try
        {
            var variables = new Dictionary<string, string>(context.Cloud.Variables)
            {
                ["SSL_CERT_FILE"] = authority.BundleFile,
                ["SSL_CERT_DIR"] = authority.EmptyFolder,
                ["NODE_EXTRA_CA_CERTS"] = authority.OwnFile,
            };
            foreach (var address in Addresses)
            {
                fronts.Add(new TlsFront(new Uri(variables[address]), authority.Server));
                variables[address] = fronts[^1].Address.ToString().TrimEnd('/');
            }

            return await RunAsync(context, authority, variables, cancellationToken);
        }
        finally
        {
            foreach (var front in fronts) await front.DisposeAsync();
        }
    }

    private static async Task<ReportSection> RunAsync(
        BenchContext context, LocalAuthority authority, Dictionary<string, string> variables, CancellationToken cancellationToken)
    {
        var runs = context.Subjects.ToDictionary(subject => subject, _ => new List<ColdRun>());
        for (var run = 0; run < context.Runs(full: 25, quick: 3); run++)
        {
            foreach (var subject in context.Subjects) runs[subject].Add(await ColdRun.MeasureAsync(context, subject, variables, cancellationToken));
        }

        foreach (var (subject, of) in runs) context.Findings[Finding.ColdOverTlsMs, subject] = Figure.Of("ms", [.. of.Select(run => run.WholeMs)]);

        return new ReportSection(
            "Cold start over TLS",
            $"As the cold start, with TLS before AWS and both providers, and {authority.Count} certificate authorities; Node has its own beside one of them. "
            + "The servers' part of the handshakes is in the time, since they run on the same machine.",
            new FigureTable(
                "From the start of the process to the first answer", "Program", ColdRun.Columns, [.. runs.Select(of => ColdRun.Row(of.Key.Name, of.Value))]));
    }
}
