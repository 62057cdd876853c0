using WhatsAppReplies.Local.Providers.Twilio.Network;
using WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound;

/// <summary>The service calls a webhook more than once, for a reason or without one.</summary>
[Collection(InboundCloud.Collection)]
public sealed class RepeatedWebhookTests(InboundCloud cloud)
{
    [Fact]
    public async Task One_that_comes_again_after_it_was_answered_stages_nothing_new() =>
        await IsAnsweredOnceAsync(new WebhookFault.CalledAgain(), calls: 2);

    [Fact]
    public async Task Two_at_the_same_time_stage_one_message() => await IsAnsweredOnceAsync(new WebhookFault.CalledTwiceAtOnce(), calls: 2);

    [Fact]
    public async Task One_whose_answers_are_lost_is_repeated_and_stages_one_message() => await IsAnsweredOnceAsync(new WebhookFault.AnswersLost(3), calls: 4);

    [Fact]
    public async Task Two_at_the_same_time_of_a_customer_nobody_knows_make_one_record()
    {
        var customer = cloud.NewCustomer();
        customer.WhenNextTold(new WebhookFault.CalledTwiceAtOnce());

        await customer.WriteAsync("is anybody there?");
        var end = await customer.UntilAnsweredAsync();

        end.IsAnsweredOnce();
        Assert.Single(await customer.RecordsAsync());
    }

    [Fact]
    public async Task A_signed_request_that_somebody_kept_and_sends_after_the_answer_changes_nothing()
    {
        var customer = await cloud.KnownCustomerAsync();
        var message = customer.WriteUntold("when would I start?", TimeSpan.Zero);
        var network = cloud.Local.Providers.Twilio.Network;
        await network.DeliverAsync(message);
        var before = await customer.UntilQuietAsync();

        var again = await network.DeliverAsync(message);

        var after = await customer.LookAsync();
        Assert.True(again.Succeeded);
        after.IsAnsweredOnce();
        Assert.Equal(before.Triggers, after.Triggers);
    }

    private async Task IsAnsweredOnceAsync(WebhookFault fault, int calls)
    {
        var customer = await cloud.KnownCustomerAsync();
        customer.WhenNextTold(fault);

        var delivery = Assert.Single(await customer.WriteAsync("do shifts rotate?"));
        var end = await customer.UntilAnsweredAsync();

        Assert.Equal(calls, delivery.Outcomes.Count);
        Assert.True(delivery.Succeeded);
        end.IsAnsweredOnce();
    }
}
