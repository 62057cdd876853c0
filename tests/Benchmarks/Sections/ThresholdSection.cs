using WhatsAppReplies.Benchmarks.Reports;
using WhatsAppReplies.Benchmarks.Subjects;

namespace WhatsAppReplies.Benchmarks.Sections;

/// <summary>Thresholds that this product has to keep; most are ratios, since machines differ.</summary>
internal sealed class ThresholdSection : ISection
{
    public string Name => "must-hold";

    public Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var (found, function, peer, floor) = (context.Findings, context.Function, context.Peer, context.Floor);
        Threshold?[] thresholds =
        [
            Ratio("The cold start with its whole first turn takes at most 0.2 of the peer's", found, Finding.ColdWholeMs, function, peer, 0.2),
            Ratio("It takes at most 0.4 of the floor's", found, Finding.ColdWholeMs, function, floor, 0.4),
            Ratio("Over TLS it takes at most 0.2 of the peer's", found, Finding.ColdOverTlsMs, function, peer, 0.2),
            Ratio("Over TLS it takes at most 0.4 of the floor's", found, Finding.ColdOverTlsMs, function, floor, 0.4),
            Ratio("A turn among the first 220 needs at most 0.2 of the peer's CPU", found, Finding.EarlyTurnCpuMs, function, peer, 0.2),
            Ratio("It needs at most 0.3 of the floor's CPU", found, Finding.EarlyTurnCpuMs, function, floor, 0.3),
            Ratio("It takes at most 0.7 of the peer's time", found, Finding.EarlyTurnMs, function, peer, 0.7),
            Ratio("A turn after 520 needs at most 0.2 of the peer's CPU", found, Finding.TurnCpuMs, function, peer, 0.2),
            Ratio("It needs at most 0.3 of the floor's CPU", found, Finding.TurnCpuMs, function, floor, 0.3),
            Ratio("It takes at most 0.7 of the peer's time", found, Finding.TurnMs, function, peer, 0.7),
            found[Finding.WebhooksOfOneEnvironment, function] is { } webhooks
                ? new Threshold("One environment takes 200 webhooks a second where its calls are answered at once", webhooks, double.MaxValue, 200)
                : null,
            Bound("The resident set after the most turns is at most 40 MB", found[Finding.ResidentLateMegabytes, function], 40),
            Bound("It is at most 60 MB after the largest turn", found[Finding.ResidentLargestMegabytes, function], 60),
            Growth(
                "The resident set stays level (within 5 %)",
                found[Finding.ResidentLateMegabytes, function],
                found[Finding.ResidentEarlyMegabytes, function],
                1.05),
            .. StackMemory.All.Select(stack => Exactly(
                $"The memory setting of {stack.Stack} is the safe one at which a reply costs least",
                Figure.Exactly("MB", stack.Megabytes),
                found[Finding.CheapestSafeMegabytes, function])),
            Growth(
                "An old conversation's turn takes at most 20 % longer than one of 100 turns",
                found[Finding.OldTurnMs, function],
                found[Finding.YoungTurnMs, function],
                1.2),
            Bound("A turn that the page shows takes at most 5 % longer than one that nobody sees", found[Finding.PageRatio, function], 1.05),
            Bound("The zip has at most 10 MB", found[Finding.ZipMegabytes, function], 10),
            Bound("--target=Test takes less than 10 minutes", found[Finding.TestSeconds, function], 600),
            Bound("--target=Build with nothing to do takes less than 15 s", found[Finding.BuildSeconds, function], 15),
            Bound("--target=Plan after a build takes less than 5 s", found[Finding.PlanSeconds, function], 5),
        ];
        return Task.FromResult(new ReportSection("What must hold", "Medians of this run; a sentence is missing when its section was left out.")
        {
            Thresholds = [.. thresholds.OfType<Threshold>()],
        });
    }

    private static Threshold? Ratio(string sentence, Findings found, Finding finding, Subject of, Subject to, double most) =>
        Growth(sentence, found[finding, of], found[finding, to], most);

    private static Threshold? Growth(string sentence, Figure? of, Figure? to, double most) =>
        of is null || to is null ? null : new Threshold(sentence, Figure.Exactly("×", of.Median / to.Median), most);

    private static Threshold? Exactly(string sentence, Figure of, Figure? to) => to is null ? null : new Threshold(sentence, of, to.Median, to.Median);

    private static Threshold? Bound(string sentence, Figure? of, double most) => of is null ? null : new Threshold(sentence, of, most);
}
