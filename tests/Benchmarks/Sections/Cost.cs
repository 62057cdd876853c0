using System.Globalization;
using WhatsAppReplies.Benchmarks.Reports;
using WhatsAppReplies.Benchmarks.Subjects;

namespace WhatsAppReplies.Benchmarks.Sections;

/// <summary>Calculated from what the other sections found.</summary>
internal sealed class Cost : ISection
{
    private const double ModelMs = 3_000;
    private const double ColdShare = 0.05;
    private const int Replies = 1_000;

    // Sent by the webhook, received and deleted by the event source mapping.
    private const int QueueRequestsPerTrigger = 3;

    private static readonly Finding[] Needed =
    [
        Finding.TurnMs, Finding.TurnCpuMs, Finding.ColdWholeMs, Finding.ColdCpuMs, Finding.ColdInitCpuMs, Finding.ResidentPeakMegabytes,
        Finding.ReadUnits, Finding.WriteUnits, Finding.LogBytes,
    ];

    public string Name => "cost";

    public Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var prices = Prices.Read();
        var method =
            $"Dollars for {Replies:#,0} replies of one part at the list prices of {prices.Region} on {prices.AsOf:yyyy-MM-dd}, "
            + "without model and messaging fees, "
                + $"with a model that takes 3 s and {ColdShare:P0} of the replies beginning cold. A function with less memory has less of a processor (one "
                + "vCPU at 1,769 MB: AWS, \"Configure Lambda "
                + "function memory\"): its own CPU time is stretched by that share, its waiting is not; the init of a cold start is billed too. "
                + "Logs are those that a turn writes at level INFO. "
                + $"A setting counts as safe when the peak of the resident set under it, after the largest turn, leaves {MemorySetting.LeastFree:P0} of it "
                + "free and the init of a cold start takes at most half of Lambda's ten seconds.";
        var found = Needed.ToDictionary(finding => finding, finding => context.Findings[finding, context.Function]?.Median);
        if (found.ContainsValue(null))
        {
            return Task.FromResult(new ReportSection("Cost", method)
            {
                Missing = ["the sections cold-start, overhead, memory and calls, whose figures it needs, were not all run"],
            });
        }

        var settings = MemorySetting.Candidates.Select(setting => new Priced(setting, prices, finding => found[finding]!.Value, Peak(context, setting)))
            .ToList();
        if (settings.Where(priced => priced.IsSafe).MinBy(priced => priced.Together) is { } cheapest)
        {
            context.Findings[Finding.CheapestSafeMegabytes, context.Function] = Figure.Exactly("MB", cheapest.Setting.Megabytes);
        }

        return Task.FromResult(new ReportSection(
            "Cost",
            method,
            new FigureTable(
                "What a memory setting means",
                "Memory",
                ["vCPU", "Init of a cold start", "Billed, cold", "Billed, warm", "Peak under it", "Free"],
                [.. settings.Select(TimeRow)]),
            new FigureTable(
                "Dollars by memory setting", "Memory", ["Lambda", "Requests", "DynamoDB", "SQS", "Logs", "Together"], [.. settings.Select(DollarRow)])));
    }

    /// <summary>Measured under that limit, or without one where the limit is too large to matter.</summary>
    private static double Peak(BenchContext context, MemorySetting setting) =>
        (context.Findings[Finding.ResidentPeakMegabytes, MemoryLimit.Of(context.Function, setting.Megabytes)]
            ?? context.Findings[Finding.ResidentPeakMegabytes, context.Function])!.Median;

    private static FigureRow TimeRow(Priced priced) => new(
        $"{Label(priced)}, {(priced.IsSafe ? "safe" : "not safe")}",
        Figure.Exactly("", priced.Setting.Share),
        Figure.Exactly("ms", priced.InitMs),
        Figure.Exactly("ms", priced.BilledColdMs),
        Figure.Exactly("ms", priced.BilledWarmMs),
        Figure.Exactly("MB", priced.PeakMegabytes),
        Figure.Exactly("%", 100 * priced.Setting.Free(priced.PeakMegabytes)));

    private static FigureRow DollarRow(Priced priced) =>
        new(Label(priced), [.. new[] { priced.Lambda, priced.Requests, priced.Units, priced.Queue, priced.Logs, priced.Together }.Select(dollars =>
            Figure.Exactly("$", dollars))]);

    private static string Label(Priced priced) => string.Create(CultureInfo.InvariantCulture, $"{priced.Setting.Megabytes:#,0} MB");

    private sealed record Priced(MemorySetting Setting, Prices Prices, Func<Finding, double> Found, double PeakMegabytes)
    {
        public double InitMs => Found(Finding.ColdInitCpuMs) / Setting.Share;

        public double BilledColdMs => Math.Ceiling(ModelMs + Setting.Stretched(Found(Finding.ColdWholeMs), Found(Finding.ColdCpuMs)));

        public double BilledWarmMs => Math.Ceiling(ModelMs + Setting.Stretched(Found(Finding.TurnMs), Found(Finding.TurnCpuMs)));

        public bool IsSafe => Setting.IsSafe(PeakMegabytes, Found(Finding.ColdInitCpuMs));

        public double Lambda =>
            Replies * ((ColdShare * BilledColdMs) + ((1 - ColdShare) * BilledWarmMs)) / 1_000 * Setting.Gigabytes * Prices.LambdaGigabyteSecond;

        public double Requests => PerMillion(1, Prices.LambdaMillionRequests);

        public double Units =>
            PerMillion(Found(Finding.ReadUnits), Prices.DynamoDbMillionReadUnits) + PerMillion(Found(Finding.WriteUnits), Prices.DynamoDbMillionWriteUnits);

        public double Queue => PerMillion(QueueRequestsPerTrigger, Prices.SqsMillionRequests);

        public double Logs => Replies * Found(Finding.LogBytes) / 1e9 * Prices.LogsGigabyte;

        public double Together => Lambda + Requests + Units + Queue + Logs;

        private static double PerMillion(double count, double price) => Replies * count * price / 1e6;
    }
}
