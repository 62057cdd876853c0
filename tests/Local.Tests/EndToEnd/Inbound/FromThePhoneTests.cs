using WhatsAppReplies.Local.Providers.Twilio.Network;
using WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound;

/// <summary>From a customer's phone to the reply on that phone, with nothing going wrong.</summary>
[Collection(InboundCloud.Collection)]
public sealed class FromThePhoneTests(InboundCloud cloud)
{
    [Fact]
    public async Task Three_messages_in_a_burst_are_answered_by_one_reply_to_one_trigger()
    {
        var customer = await cloud.KnownCustomerAsync();

        var deliveries = await customer.WriteAsync("hi", "I saw your advert", "is the post still open?");
        var end = await customer.UntilQuietAsync();

        Assert.All(deliveries, delivery =>
            Assert.Equal(new WebhookOutcome.Answered(200, "text/xml", "<Response></Response>"), Assert.Single(delivery.Outcomes)));
        end.IsAnsweredOnce();
        Assert.Equal((1, Contract.Statuses.ReplySent), (end.Triggers, end.Status));
    }

    [Fact]
    public async Task A_customer_who_was_never_written_to_gets_one_record_and_an_answer()
    {
        var customer = cloud.NewCustomer();

        await customer.WriteAsync("hello", "do you have work for me?");
        var end = await customer.UntilQuietAsync();

        end.IsAnsweredOnce();
        Assert.Single(await customer.RecordsAsync());
        Assert.Equal((1, Contract.Statuses.ReplySent), (end.Triggers, end.Status));
    }

    [Fact]
    public async Task A_second_question_gets_a_second_reply_in_the_same_conversation()
    {
        var customer = await cloud.KnownCustomerAsync();
        await customer.WriteAsync("is there a uniform?");
        await customer.UntilQuietAsync();

        await customer.WriteAsync("and who washes it?");
        var end = await customer.UntilQuietAsync();

        end.IsAnsweredOnce(replies: 2);
    }

    [Fact]
    public async Task Photos_places_and_buttons_are_answered_too()
    {
        var customer = await cloud.KnownCustomerAsync();
        var network = cloud.Local.Providers.Twilio.Network;

        await network.WriteAsync(customer.Number, InboundCloud.Company, new PhoneContent.Media([PhoneFiles.Jpeg], "my licence"));
        await network.WriteAsync(customer.Number, InboundCloud.Company, new PhoneContent.Location("51.5", "-0.12", "my place"));
        await network.WriteAsync(customer.Number, InboundCloud.Company, new PhoneContent.Button("Yes, please", "yes"));
        var end = await customer.UntilQuietAsync();

        end.IsAnsweredOnce();
    }

    [Fact]
    public async Task Delivery_is_asked_for_with_every_send_and_its_steps_change_nothing()
    {
        var customer = await cloud.KnownCustomerAsync();
        await customer.WriteAsync("do I need my own car?");
        var end = await customer.UntilQuietAsync();

        var twilio = cloud.Local.Providers.Twilio;
        var sent = Assert.Single(twilio.Accepted, message => message.To == customer.Phone.Address);
        var told = twilio.Network.StatusDeliveries.Where(delivery => delivery.Message == sent.Sid).ToList();
        Assert.Equal([[204], [204], [204]], told.Select(delivery => delivery.Statuses));
        Assert.Equal(Contract.Statuses.ReplySent, end.Status);
        Assert.False(end.Record.ContainsKey(Contract.Conversations.LastDeliveryFailure));
    }
}
