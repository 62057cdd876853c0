using WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound;

/// <summary>The inbound function's process dies in the middle of a webhook; the service repeats the webhook, and the customer is answered once.</summary>
[Collection(InboundCloud.Collection)]
public sealed class KilledWebhookTests(InboundCloud cloud)
{
    private static readonly InboundCall[] Steps =
    [
        InboundCall.FindConversation, InboundCall.LookForReceipt, InboundCall.AssignConversation,
        InboundCall.StageFragment, InboundCall.TakeLock, InboundCall.KeepReceipt, InboundCall.SendTrigger,
    ];

    [Fact]
    public async Task At_any_step_before_or_after_it_takes_effect_a_known_customer_is_answered_once() => await PlayAllAsync(Steps, cloud.KnownCustomerAsync);

    [Fact]
    public async Task At_any_step_before_or_after_it_takes_effect_a_new_customer_gets_one_record_and_is_answered_once() =>
        await PlayAllAsync([InboundCall.MakeRecord, .. Steps], () => Task.FromResult(cloud.NewCustomer()));

    [Fact]
    public async Task In_every_repetition_before_the_trigger_the_sweep_sends_it_within_three_minutes_of_the_quiet_time()
    {
        var customer = await cloud.KnownCustomerAsync();
        customer.KillIn(InboundCall.SendTrigger, isCarriedOut: false, times: 6);

        var delivery = Assert.Single(await customer.WriteAsync("is lunch included?"));
        Assert.Equal(Enumerable.Repeat(502, 6), delivery.Statuses);
        var message = new StagedMessage(cloud, customer, delivery.Message);

        // The sweep before the message is overdue leaves it alone; the next one, a minute later, does not.
        await message.AgeAsync(TimeSpan.FromSeconds(InboundCloud.QuietTimeSeconds) + TimeSpan.FromSeconds(115));
        await cloud.Local.Rules.StepAsync();
        Assert.Equal(0, (await customer.LookAsync()).Triggers);
        await message.AgeAsync(TimeSpan.FromSeconds(InboundCloud.QuietTimeSeconds) + TimeSpan.FromSeconds(175));
        await cloud.Local.Rules.StepAsync();

        (await customer.UntilAnsweredAsync()).IsAnsweredOnce();
    }

    private async Task PlayAllAsync(IEnumerable<InboundCall> steps, Func<Task<PhoneCustomer>> make)
    {
        var before = cloud.Faults.Kills;
        var points = steps.SelectMany(step => new[] { (Step: step, IsCarriedOut: false), (Step: step, IsCarriedOut: true) }).ToList();

        var ends = await Task.WhenAll(points.Select(async point =>
        {
            var customer = await make();
            customer.KillIn(point.Step, point.IsCarriedOut);
            var delivery = Assert.Single(await customer.WriteAsync("is the office near the station?"));
            return (point, delivery, End: await customer.UntilAnsweredAsync(), Records: await customer.RecordsAsync());
        }));

        Assert.Equal(points.Count, cloud.Faults.Kills - before);
        Assert.All(ends, end =>
        {
            Assert.True(end.delivery.Succeeded, $"{end.point}: {string.Join(", ", end.delivery.Statuses)}");
            Assert.Contains(502, end.delivery.Statuses);
            end.End.IsAnsweredOnce();
            Assert.Single(end.Records);
        });
    }
}
