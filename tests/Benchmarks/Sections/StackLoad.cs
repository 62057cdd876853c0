using System.Collections.Concurrent;
using System.Globalization;
using WhatsAppReplies.Benchmarks.Fixtures;
using WhatsAppReplies.Benchmarks.Reports;

namespace WhatsAppReplies.Benchmarks.Sections;

/// <summary>Load of the deployed stack, from customers' phones to the replies on them. Replies are made when all webhooks of a round are answered.</summary>
internal sealed class StackLoad(BenchContext context)
{
    private readonly BenchCloud _cloud = context.Cloud;
    private int _calledAgain;
    private int _taken;

    public async Task<IReadOnlyList<FigureRow>> MeasureAsync(IEnumerable<int> rates, int seconds, CancellationToken cancellationToken)
    {
        await RoundAsync(context.Runs(full: 2_000, quick: 200), WarmUpAsync, cancellationToken);
        var rows = new List<FigureRow>();
        foreach (var rate in rates)
        {
            var environments = new ConcurrentDictionary<string, bool>();
            var load = new OfferedLoad(rate, context.Time);
            var result = await RoundAsync(rate * seconds, OfferAsync, cancellationToken);
            rows.Add(new FigureRow(
                rate.ToString(CultureInfo.InvariantCulture),
                [.. result.Figures, Count(environments.Count), Count(_calledAgain), Count((rate * seconds) - _taken)]));
            BenchContext.Say($"{rate} a second");

            async Task<OfferedResult> OfferAsync(IReadOnlyList<string> customers)
            {
                using var watch = _cloud.WatchInbound(report => environments.TryAdd(report.EnvironmentId, true));
                return await load.RunAsync(customers, WriteAsync, cancellationToken);
            }
        }

        return rows;

        async Task<bool> WarmUpAsync(IReadOnlyList<string> customers)
        {
            // As many at once as there are environments: none is cold afterwards, and neither are the phone network, the gateway and DynamoDB Local.
            foreach (var some in customers.Chunk(_cloud.InboundConcurrency)) await Task.WhenAll(some.Select(WriteAsync));
            return true;
        }

        async Task WriteAsync(string customer)
        {
            var delivery = await _cloud.Webhooks.WriteAsync(customer, cancellationToken);
            if (delivery.Outcomes.Count > 1) Interlocked.Increment(ref _calledAgain);
            if (delivery.Succeeded) Interlocked.Increment(ref _taken);
        }
    }

    private static Figure Count(int count) => Figure.Exactly("", count);

    private async Task<T> RoundAsync<T>(int webhooks, Func<IReadOnlyList<string>, Task<T>> writeAsync, CancellationToken cancellationToken)
    {
        var customers = await _cloud.Webhooks.CustomersAsync(webhooks, cancellationToken);
        var replies = _cloud.TwilioCalls;
        _calledAgain = _taken = 0;
        _cloud.HoldTriggers();
        var result = await writeAsync(customers);

        _cloud.LetTriggersGo();
        await _cloud.UntilTwilioCallsAsync(replies + _taken, cancellationToken);
        await _cloud.UntilStatusesAreToldAsync(cancellationToken);
        return result;
    }
}
