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
    private static readonly Finding[] Needed = [Finding.TurnMs, Finding.TurnCpuMs, Finding.ReadUnits, Finding.WriteUnits, Finding.LogBytes];
    private static readonly int[] Memory = [128, 192, 256, 384, 512, 1_024, 1_769];

    public string Name => "cost";

    public Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var prices = Prices.Read();
        var method = $"Dollars for {Replies:#,0} replies of one part at the list prices of {prices.Region} on {prices.AsOf:yyyy-MM-dd}, without model and messaging fees, "
            + "with a model that takes 3 s. A function with less memory has less of a processor: its own CPU time is stretched by that share, its waiting is not. "
            + "Logs are those that a turn writes at level INFO.";
        var figures = Needed.Select(finding => context.Findings[finding, context.Function]).OfType<Figure>().Select(figure => figure.Median).ToList();
        return Task.FromResult(figures is [var turn, var cpu, var reads, var writes, var logs]
            ? new ReportSection(
                "Cost",
                method,
                new FigureTable(
                    "By memory setting",
                    "Memory",
                    ["Billed a reply", "Lambda", "Requests", "DynamoDB", "SQS", "Logs", "Together"],
                    [.. Memory.Select(megabytes => Row(prices, megabytes, new Reply(turn, cpu, reads, writes, logs)))]))
            : new ReportSection("Cost", method) { Missing = ["the sections overhead and calls, whose figures it needs, were left out"] });
    }

    private static FigureRow Row(Prices prices, int megabytes, Reply reply)
    {
        var share = Math.Min(1, megabytes / MegabytesOfOneProcessor);
        var billedMs = Math.Ceiling(ModelMs + Math.Max(0, reply.TurnMs - reply.CpuMs) + (reply.CpuMs / share));
        var lambda = Replies * billedMs / 1_000 * (megabytes / 1_024.0) * prices.LambdaGigabyteSecond;
        var requests = PerMillion(1, prices.LambdaMillionRequests);
        var units = PerMillion(reply.ReadUnits, prices.DynamoDbMillionReadUnits) + PerMillion(reply.WriteUnits, prices.DynamoDbMillionWriteUnits);
        var queue = PerMillion(QueueRequestsPerTrigger, prices.SqsMillionRequests);
        var logs = Replies * reply.LogBytes / 1e9 * prices.LogsGigabyte;
        double[] dollars = [lambda, requests, units, queue, logs, lambda + requests + units + queue + logs];
        return new FigureRow(
            string.Create(CultureInfo.InvariantCulture, $"{megabytes:#,0} MB"),
            [Figure.Exactly("ms", billedMs), .. dollars.Select(amount => Figure.Exactly("$", amount))]);
    }

    private static double PerMillion(double count, double price) => Replies * count * price / 1e6;

    private sealed record Reply(double TurnMs, double CpuMs, double ReadUnits, double WriteUnits, double LogBytes);
}
