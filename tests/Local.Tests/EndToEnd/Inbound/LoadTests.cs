using System.Collections.Concurrent;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;
using Xunit.Abstractions;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound;

/// <summary>
/// Webhooks as fast as one environment answers them. How fast that is stands in the output and is nobody's promise here: the machine has other work.
/// </summary>
[Collection(InboundCloud.Collection)]
public sealed class LoadTests(InboundCloud cloud, ITestOutputHelper output)
{
    private const int Customers = 10;
    private const int Messages = 40;

    [Fact]
    public async Task Four_hundred_in_a_row_are_taken_by_one_environment_without_an_error_and_every_customer_is_answered()
    {
        var customers = new List<PhoneCustomer>();
        for (var number = 0; number < Customers; number++) customers.Add(await cloud.KnownCustomerAsync());
        // An environment that an earlier test has killed is replaced by whoever meets it.
        await (await cloud.KnownCustomerAsync()).WriteAsync("hello");
        var environments = new ConcurrentDictionary<string, int>();
        Action<InvocationReport> watch = report =>
        {
            if (report.FunctionName == cloud.Inbound.Function.Name) environments.AddOrUpdate(report.EnvironmentId, 1, (_, count) => count + 1);
        };
        cloud.Local.Lambda.Invoked += watch;

        // Replies wait: the statuses of each would come beside the webhooks and need environments of their own.
        cloud.Local.Stack.Mapping.SwitchOff();
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            for (var message = 1; message <= Messages; message++)
            {
                foreach (var customer in customers)
                {
                    var delivery = Assert.Single(await customer.WriteAsync($"line {message}"));
                    Assert.Equal([200], delivery.Statuses);
                }
            }
        }
        finally
        {
            cloud.Local.Stack.Mapping.Start();
        }

        var took = TimeProvider.System.GetElapsedTime(started);
        output.WriteLine($"{Customers * Messages} webhooks in {took.TotalSeconds:0.0} s: {Customers * Messages / took.TotalSeconds:0} a second");
        var ends = await Task.WhenAll(customers.Select(customer => customer.UntilQuietAsync()));
        cloud.Local.Lambda.Invoked -= watch;

        Assert.All(ends, end => end.IsAnsweredOnce(end.Replies.Count));
        // A sweep, or the statuses of a reply that was on its way, may need a second environment.
        Assert.True(environments.Values.Max() >= Customers * Messages / 2, $"{environments.Count} environments");
    }
}
