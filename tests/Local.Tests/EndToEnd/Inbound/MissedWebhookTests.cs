using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;
using WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound;

/// <summary>The service took a message, and no webhook told of it.</summary>
[Collection(InboundCloud.Collection)]
public sealed class MissedWebhookTests(InboundCloud cloud)
{
    [Fact]
    public async Task A_message_whose_webhook_never_came_is_found_by_the_first_sweep_after_a_minute_and_answered_within_three_minutes_of_the_quiet_time()
    {
        var customer = await cloud.KnownCustomerAsync();

        // Sweeps come every minute. The one before its first minute is over leaves it to its webhook; the next finds it, at the latest after two minutes.
        customer.WriteUntold("did my message arrive?", TimeSpan.FromSeconds(50));
        await cloud.Local.Rules.StepAsync();
        Assert.Equal(0, (await customer.LookAsync()).Triggers);
        var later = await cloud.KnownCustomerAsync();
        later.WriteUntold("did my message arrive?", TimeSpan.FromSeconds(61));
        await cloud.Local.Rules.StepAsync();

        // Then the quiet time passes, which the trigger waits for at the queue.
        (await later.UntilQuietAsync()).IsAnsweredOnce();
    }

    [Fact]
    public async Task What_a_webhook_told_is_not_found_again()
    {
        var customer = await cloud.KnownCustomerAsync();
        var message = customer.WriteUntold("is there a canteen?", TimeSpan.FromMinutes(2));
        await cloud.Local.Providers.Twilio.Network.DeliverAsync(message);
        var before = await customer.UntilQuietAsync();

        await cloud.Local.Rules.StepAsync();
        await cloud.Local.Rules.StepAsync();

        var after = await customer.LookAsync();
        after.IsAnsweredOnce();
        Assert.Equal(before.Triggers, after.Triggers);
    }

    [Fact]
    public async Task A_webhook_that_comes_after_the_sweep_stages_nothing_new()
    {
        var customer = await cloud.KnownCustomerAsync();
        var message = customer.WriteUntold("can I come by bus?", TimeSpan.FromMinutes(2));
        await cloud.Local.Rules.StepAsync();

        var late = await cloud.Local.Providers.Twilio.Network.DeliverAsync(message);

        Assert.True(late.Succeeded);
        (await customer.UntilAnsweredAsync()).IsAnsweredOnce();
    }

    [Fact]
    public async Task All_that_was_written_while_the_address_was_down_is_answered_when_it_is_up_again()
    {
        var customers = new List<PhoneCustomer> { await cloud.KnownCustomerAsync(), cloud.NewCustomer(), await cloud.KnownCustomerAsync() };
        cloud.Inbound.Url.IsDown = true;
        var network = cloud.Local.Providers.Twilio.Network;
        foreach (var customer in customers)
        {
            var told = await network.DeliverAsync(customer.WriteUntold("I am writing during the outage", TimeSpan.FromMinutes(5)));
            Assert.Equal((6, 0), (told.Outcomes.Count, told.Statuses.Count));
        }

        cloud.Inbound.Url.IsDown = false;
        await cloud.Local.Rules.StepAsync();

        foreach (var customer in customers) (await customer.UntilQuietAsync()).IsAnsweredOnce();
        Assert.Contains(
            cloud.Logs.Events.Select(LoggedRecord.Of).OfType<LoggedRecord>(),
            record => record.Level == "WARNING" && record.Text("message") == "The sweep mended what webhooks had left undone");
    }

    [Fact]
    public async Task Every_sweep_counts_and_one_that_finds_nothing_says_nothing()
    {
        await cloud.Local.Rules.StepAsync();
        var (lines, sweeps) = (Records(), Sweeps());

        await cloud.Local.Rules.StepAsync();

        Assert.Equal((lines, sweeps + 1), (Records(), Sweeps()));
        Assert.Empty(cloud.Local.Rules.Undelivered);

        int Records() => cloud.Logs.Events.Select(LoggedRecord.Of).OfType<LoggedRecord>().Count();
        double Sweeps() => cloud.Local.State.Metrics.Values(new MetricId(
            Contract.Telemetry.Namespace,
            Contract.Telemetry.Sweeps,
            new Dictionary<string, string> { [Contract.Telemetry.FunctionDimension] = cloud.Inbound.Function.Name })).Sum();
    }
}
