using System.Globalization;
using WhatsAppReplies.Benchmarks.Processes;
using WhatsAppReplies.Benchmarks.Reports;
using WhatsAppReplies.Benchmarks.Subjects;

namespace WhatsAppReplies.Benchmarks.Sections;

/// <summary>Webhooks: from Twilio's call to the answer that it is staged, in a new process and in a warm one.</summary>
internal sealed class Webhooks : ISection
{
    private const int WarmUp = 50;
    private static readonly int[] Environments = [1, 2, 4, 8];

    public string Name => "webhooks";

    public async Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        // The floors make the calls of a turn only.
        Subject[] subjects = [context.Function, context.Managed, context.Peer];
        var cold = subjects.ToDictionary(subject => subject, _ => new List<double>());
        for (var run = 0; run < context.Runs(full: 25, quick: 5); run++)
        {
            foreach (var subject in subjects) cold[subject].Add(await ColdAsync(context, subject, cancellationToken));
        }

        var warm = new Dictionary<Subject, WarmRound>();
        foreach (var subject in subjects) warm[subject] = await WarmAsync(context, subject, cancellationToken);

        var rates = new Dictionary<Subject, List<Figure?>>();
        foreach (var subject in subjects) rates[subject] = await RatesAsync(context, subject, cancellationToken);

        foreach (var subject in subjects)
        {
            context.Findings[Finding.ColdWebhookMs, subject] = Figure.Of("ms", cold[subject]);
            context.Findings[Finding.WebhookMs, subject] = WarmRound.Median([warm[subject]]);
            context.Findings[Finding.WebhookCpuMs, subject] = WarmRound.CpuPerTurn([warm[subject]]);
        }

        return new ReportSection(
            "Webhooks",
            "One message of a customer whose conversation is known, signed as Twilio signs: verified, staged, its trigger sent, its receipt written. "
            + "Cold is from the start of the process to the answer; "
            + "warm webhooks come one after the other, each from another customer, and the emulators have most of that time. "
            + "Several environments answer side by side, each one webhook after the other.",
            new FigureTable(
                "From the start of the process to the answer",
                "Program",
                ["Whole"],
                [.. subjects.Select(subject => new FigureRow(subject.Name, Figure.Of("ms", cold[subject])))]),
            new FigureTable(
                "Warm",
                "Program",
                [.. WarmRound.Columns, "One after the other"],
                [.. subjects.Select(subject => WithRate(WarmRound.Row(subject.Name, [warm[subject]]), warm[subject]))]),
            new FigureTable(
                "Webhooks a second by number of environments",
                "Program",
                [.. Environments.Select(count => count.ToString(CultureInfo.InvariantCulture))],
                [.. subjects.Select(subject => new FigureRow(subject.Name, rates[subject]))]));
    }

    private static async Task<double> ColdAsync(BenchContext context, Subject subject, CancellationToken cancellationToken)
    {
        var events = await context.Cloud.Webhooks.EventsAsync(1, cancellationToken);
        await using var process = await SubjectProcess.StartAsync(subject, context.Cloud.InboundVariables, context.Time, cancellationToken);
        var init = await process.InitAsync();
        return (init + await process.WebhookAsync(events[0], cancellationToken)).TotalMilliseconds;
    }

    private static async Task<WarmRound> WarmAsync(BenchContext context, Subject subject, CancellationToken cancellationToken)
    {
        var events = await context.Cloud.Webhooks.EventsAsync(context.Runs(full: 1_000, quick: 100), cancellationToken);
        await using var process = await WarmAsync(context, subject, WarmUp, cancellationToken);

        var durations = new List<double>();
        var before = process.Usage.Cpu;
        foreach (var payload in events) durations.Add((await process.WebhookAsync(payload, cancellationToken)).TotalMilliseconds);
        var after = process.Usage;
        return new WarmRound(durations, (after.Cpu - before).TotalMilliseconds, after.ResidentBytes / 1e6);
    }

    /// <summary>One that is not answered with 200 ends the run.</summary>
    private static async Task<List<Figure?>> RatesAsync(BenchContext context, Subject subject, CancellationToken cancellationToken)
    {
        var (warm, rates) = (new List<SubjectProcess>(), new List<Figure?>());
        try
        {
            foreach (var count in Environments)
            {
                while (warm.Count < count) warm.Add(await WarmAsync(context, subject, WarmUp, cancellationToken));
                var rounds = new List<double>();
                for (var round = 0; round < context.Runs(full: 3, quick: 1); round++) rounds.Add(await RateAsync(context, warm, cancellationToken));
                rates.Add(Figure.Of("/s", rounds));
            }
        }
        finally
        {
            foreach (var process in warm) await process.DisposeAsync();
        }

        return rates;
    }

    private static async Task<double> RateAsync(BenchContext context, List<SubjectProcess> warm, CancellationToken cancellationToken)
    {
        var each = context.Runs(full: 200, quick: 50);
        var events = await context.Cloud.Webhooks.EventsAsync(warm.Count * each, cancellationToken);
        var started = context.Time.GetTimestamp();
        await Task.WhenAll(warm.Select((process, index) => AnswerAsync(process, events.Skip(index * each).Take(each), cancellationToken)));
        return events.Count / context.Time.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task AnswerAsync(SubjectProcess process, IEnumerable<ReadOnlyMemory<byte>> events, CancellationToken cancellationToken)
    {
        foreach (var payload in events) await process.WebhookAsync(payload, cancellationToken);
    }

    private static async Task<SubjectProcess> WarmAsync(BenchContext context, Subject subject, int webhooks, CancellationToken cancellationToken)
    {
        var process = await SubjectProcess.StartAsync(subject, context.Cloud.InboundVariables, context.Time, cancellationToken);
        await process.InitAsync();
        await AnswerAsync(process, await context.Cloud.Webhooks.EventsAsync(webhooks, cancellationToken), cancellationToken);
        return process;
    }

    private static FigureRow WithRate(FigureRow row, WarmRound round) =>
        row with { Figures = [.. row.Figures, Figure.Of("/s", [1_000 / round.TurnsMs.Average()])] };
}
