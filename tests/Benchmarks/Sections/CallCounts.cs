using WhatsAppReplies.Benchmarks.Fixtures;
using WhatsAppReplies.Benchmarks.Reports;
using WhatsAppReplies.Benchmarks.Subjects;

namespace WhatsAppReplies.Benchmarks.Sections;

internal sealed class CallCounts : ISection
{
    public string Name => "calls";

    public async Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var tables = new List<FigureTable>();
        var names = new Dictionary<Subject, string>();
        foreach (var subject in context.Subjects)
        {
            await using var bench = await WarmSubject.StartAsync(context, subject, cancellationToken);
            tables.Add(Table($"{subject.Name}, first turn", await TurnAsync(context, bench, cancellationToken)));
            await bench.WarmUpAsync(turns: 20, cancellationToken);
            var logged = bench.LogBytes;
            var warm = await TurnAsync(context, bench, cancellationToken);
            tables.Add(Table($"{subject.Name}, warm turn", warm));
            names[subject] = string.Join(", ", warm.Aws.Select(call => call.Name).Order(StringComparer.Ordinal));
            context.Findings[Finding.ReadUnits, subject] = Units(warm.Aws.Sum(call => call.ReadUnits));
            context.Findings[Finding.WriteUnits, subject] = Units(warm.Aws.Sum(call => call.WriteUnits));
            context.Findings[Finding.LogBytes, subject] = Figure.Exactly("B", bench.LogBytes - logged);
        }

        foreach (var floor in context.Floors.Where(floor => names[floor] != names[context.Function]))
        {
            throw new ProblemException(
                $"{floor.Name} makes other calls than the function, so that it is no floor of it: {names[floor]} instead of {names[context.Function]}.");
        }
        return new ReportSection(
            "Calls of one turn",
            "One fragment, one part, in the order of the calls; units as DynamoDB counts them for a conversation of five to seven turns.",
            tables);
    }

    private static async Task<MeteredTurn> TurnAsync(BenchContext context, WarmSubject bench, CancellationToken cancellationToken)
    {
        var (openAi, twilio) = (context.Cloud.OpenAiCalls, context.Cloud.TwilioCalls);
        var calls = await bench.MeteredTurnAsync(cancellationToken);
        return new MeteredTurn(calls, context.Cloud.OpenAiCalls - openAi, context.Cloud.TwilioCalls - twilio);
    }

    private static FigureTable Table(string title, MeteredTurn turn) => new(
        title,
        "Call",
        ["Calls", "Read units", "Write units"],
        [
            .. turn.Aws.Select(call => new FigureRow(call.Name, Count(1), Units(call.ReadUnits), Units(call.WriteUnits))),
            new FigureRow("OpenAI", Count(turn.OpenAi), null, null),
            new FigureRow("Twilio", Count(turn.Twilio), null, null),
            new FigureRow(
                "Together",
                Count(turn.Aws.Count + turn.OpenAi + turn.Twilio),
                Units(turn.Aws.Sum(call => call.ReadUnits)),
                Units(turn.Aws.Sum(call => call.WriteUnits))),
        ]);

    private static Figure Count(int calls) => Figure.Exactly("", calls);

    private static Figure Units(double units) => Figure.Exactly("", units);

    private sealed record MeteredTurn(IReadOnlyList<AwsCall> Aws, int OpenAi, int Twilio);
}
