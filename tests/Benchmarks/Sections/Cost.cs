using System.Globalization;
using WhatsAppReplies.Benchmarks.Reports;

namespace WhatsAppReplies.Benchmarks.Sections;

/// <summary>Calculated from what the other sections found.</summary>
internal sealed class Cost : ISection
{
    private const double ModelMs = 3_000;
    private const double MegabytesOfOneProcessor = 1_769;
    private const int Replies = 1_000;

    // Sent by the webhook, received and deleted by the event source mapping.
    private const int QueueRequestsPerTrigger = 3;
    private static readonly int[] Memory = [128, 192, 256, 384, 512, 1_024, 1_769];

    public string Name => "cost";

    public Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var prices = Prices.Read();
        var method = $"Dollars for {Replies:#,0} replies of one part at the list prices of {prices.Region} on {prices.AsOf:yyyy-MM-dd}, without model and messaging fees, "
            + "with a model that takes 3 s. A function with less memory has less of a processor: its own CPU time is stretched by that share, its waiting is not. "
            + "Logs are those that a turn writes at level INFO.";
        string[] needed = [FindingNames.TurnMs, FindingNames.TurnCpuMs, FindingNames.ReadUnits, FindingNames.WriteUnits, FindingNames.LogBytes];
        var lacking = needed.Where(name => !context.Findings.ContainsKey(name)).ToList();
        return Task.FromResult(lacking.Count > 0
            ? new ReportSection("Cost", method) { Missing = [$"the sections that find {string.Join(", ", lacking)} were left out"] }
            : new ReportSection(
                "Cost",
                method,
                new FigureTable(
                    "By memory setting",
                    "Memory",
                    ["Billed a reply", "Lambda", "Requests", "DynamoDB", "SQS", "Logs", "Together"],
                    [.. Memory.Select(megabytes => Row(context.Findings, prices, megabytes))])));
    }

    private static FigureRow Row(Dictionary<string, Figure> found, Prices prices, int megabytes)
    {
        var (turn, cpu) = (found[FindingNames.TurnMs].Median, found[FindingNames.TurnCpuMs].Median);
        var share = Math.Min(1, megabytes / MegabytesOfOneProcessor);
        var billedMs = Math.Ceiling(ModelMs + Math.Max(0, turn - cpu) + (cpu / share));
        var lambda = Replies * billedMs / 1_000 * (megabytes / 1_024.0) * prices.LambdaGigabyteSecond;
        var requests = PerMillion(1, prices.LambdaMillionRequests);
        var units = PerMillion(found[FindingNames.ReadUnits].Median, prices.DynamoDbMillionReadUnits)
            + PerMillion(found[FindingNames.WriteUnits].Median, prices.DynamoDbMillionWriteUnits);
        var queue = PerMillion(QueueRequestsPerTrigger, prices.SqsMillionRequests);
        var logs = Replies * found[FindingNames.LogBytes].Median / 1e9 * prices.LogsGigabyte;
        double[] dollars = [lambda, requests, units, queue, logs, lambda + requests + units + queue + logs];
        return new FigureRow(
            string.Create(CultureInfo.InvariantCulture, $"{megabytes:#,0} MB"),
            [Figure.Exactly("ms", billedMs), .. dollars.Select(amount => Figure.Exactly("$", amount))]);
    }

    private static double PerMillion(double count, double price) => Replies * count * price / 1e6;
}
