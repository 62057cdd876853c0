using System.Globalization;
using WhatsAppReplies.Benchmarks.Fixtures;
using WhatsAppReplies.Benchmarks.Processes;
using WhatsAppReplies.Benchmarks.Reports;
using WhatsAppReplies.Benchmarks.Subjects;

namespace WhatsAppReplies.Benchmarks.Sections;

/// <summary>So many webhooks a second, through one environment whose calls are answered at once, and through the deployed stack of this machine.</summary>
internal sealed class WebhookLoad : ISection
{
    private static readonly int[] RatesOfOne = [100, 200, 300];
    private static readonly int[] RatesOfStack = [25, 50, 75, 100];

    public string Name => "load";

    public async Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var seconds = context.Runs(full: 10, quick: 2);
        var (most, offered) = (new List<FigureRow>(), new List<FigureRow>());
        await using (var aws = await RememberedAnswers.StartAsync(AwsOf(context), cancellationToken))
        {
            foreach (var subject in (Subject[])[context.Function, context.Managed, context.Peer])
            {
                await using var process = await WarmAsync(context, subject, aws, cancellationToken);
                var rates = new List<double>();
                for (var round = 0; round < context.Runs(full: 5, quick: 1); round++) rates.Add(await RateAsync(context, process, cancellationToken));
                most.Add(new FigureRow(subject.Name, Figure.Of("/s", rates)));
            }

            await using var one = await WarmAsync(context, context.Function, aws, cancellationToken);
            foreach (var rate in RatesOfOne) offered.Add(await OfferAsync(context, one, rate, seconds, cancellationToken));
        }

        context.Findings[Finding.WebhooksOfOneEnvironment, context.Function] = most[0].Figures[0]!;
        return new ReportSection(
            "Load of webhooks",
            "Every webhook is of another customer, signed, verified, staged, its trigger sent and its receipt written. One environment answers one webhook "
            + "after the other, and here each of its calls gets at once what the emulators answered to one of the same shape, so that it is the program "
            + "that is measured; a webhook that is not answered with 200 ends the run. The offered ones come at their rate for "
            + $"{seconds} s, and what waits for those before it counts that time too. Those of the stack go from the phone network through the function's "
            + "address to the emulators, with as many environments as the stack reserves; what finds none free is called again by the service's own "
            + "rules. Phone network, gateway and DynamoDB Local need most of the processor there.",
            new FigureTable("Webhooks a second in one environment whose calls are answered at once", "Program", ["One after the other"], most),
            new FigureTable("Offered to that one environment of the function", "Webhooks a second", OfferedResult.Columns, offered),
            new FigureTable(
                "Offered to the stack of this machine",
                "Webhooks a second",
                [.. OfferedResult.Columns, "Environments", "Called again", "Not taken"],
                await new StackLoad(context).MeasureAsync(RatesOfStack, seconds, cancellationToken)));
    }

    private static Uri AwsOf(BenchContext context) => new(context.Cloud.InboundVariables[Contract.Variables.AwsEndpointUrl]);

    private static async Task<double> RateAsync(BenchContext context, SubjectProcess process, CancellationToken cancellationToken)
    {
        var events = await context.Cloud.Webhooks.EventsAsync(context.Runs(full: 1_000, quick: 200), cancellationToken);
        var started = context.Time.GetTimestamp();
        foreach (var payload in events) await process.WebhookAsync(payload, cancellationToken);
        return events.Count / context.Time.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<FigureRow> OfferAsync(BenchContext context, SubjectProcess process, int rate, int seconds, CancellationToken cancellationToken)
    {
        var events = await context.Cloud.Webhooks.EventsAsync(rate * seconds, cancellationToken);
        var result = await new OfferedLoad(rate, context.Time).RunAsync(events, payload => process.WebhookAsync(payload, cancellationToken), cancellationToken);
        return new FigureRow(rate.ToString(CultureInfo.InvariantCulture), [.. result.Figures]);
    }

    private static async Task<SubjectProcess> WarmAsync(
        BenchContext context, Subject subject, RememberedAnswers aws, CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, string>(context.Cloud.InboundVariables) { [Contract.Variables.AwsEndpointUrl] = aws.Address.ToString() };
        var process = await SubjectProcess.StartAsync(subject, variables, context.Time, cancellationToken);
        await process.InitAsync();
        await RateAsync(context, process, cancellationToken);
        return process;
    }
}
