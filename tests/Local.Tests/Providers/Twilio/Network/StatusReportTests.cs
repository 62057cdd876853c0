using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Providers.Twilio.Network;

namespace WhatsAppReplies.Local.Tests.Providers.Twilio.Network;

/// <summary>The company asks for what becomes of its messages, and is told.</summary>
public sealed class StatusReportTests : NetworkTestBase
{
    private Uri Callback => new(Webhook.Address, "/status?conversation=a%23b%7Ec");

    [Fact]
    public async Task A_message_that_arrives_is_told_step_by_step_and_signed()
    {
        var sid = await SendWithCallbackAsync();
        await Network.UntilStatusesAreToldAsync();

        Assert.Equal(["sent", "delivered", "read"], Told);
        var (fields, headers) = Webhook.Received[0];
        Assert.Equal((sid, Company, Customer), (fields["MessageSid"], fields["From"], fields["To"]));
        // The published validator writes an address anew; the query is signed as it was given.
        Assert.Equal(WebhookSignature.Of(Callback, fields, Server.AuthToken), headers[WebhookSignature.Header]);
        Assert.False(fields.ContainsKey("ErrorCode"));
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("undelivered")]
    public async Task A_message_that_does_not_arrive_is_told_with_its_code_when_that_is_known(string status)
    {
        Server.Script.Next(new TwilioFault.FailsLater(63016, TimeSpan.FromMinutes(1), status));
        await SendWithCallbackAsync();
        await Clock.UntilTimersAsync(1);
        Assert.Empty(Told);

        Clock.Advance(TimeSpan.FromMinutes(1));
        await Network.UntilStatusesAreToldAsync();

        Assert.Equal(["sent", status], Told);
        Assert.Equal("63016", Webhook.Received[1].Fields["ErrorCode"]);
        Assert.Empty(Server.Phones[Customer].Shown);
        Assert.Equal(status, (await GetAsync($"Messages/{Webhook.Received[1].Fields["MessageSid"]}.json")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Statuses_come_in_any_order_twice_or_never()
    {
        foreach (var order in (StatusOrder[])[StatusOrders.Backwards, StatusOrders.Never, StatusOrders.EachTwice])
        {
            Server.Behaviour.StatusOrder = order;
            await SendWithCallbackAsync();
            await Network.UntilStatusesAreToldAsync();
        }

        Assert.Equal(["read", "delivered", "sent", "sent", "sent", "delivered", "delivered", "read", "read"], Told);
    }

    [Fact]
    public async Task Whoever_did_not_ask_is_told_nothing()
    {
        await SendAsync("Hello");
        await Network.UntilStatusesAreToldAsync();

        Assert.Empty(Webhook.Received);
    }

    [Fact]
    public async Task A_refused_status_is_not_repeated()
    {
        Webhook.AnswerWith(500);
        await SendWithCallbackAsync();
        await Network.UntilStatusesAreToldAsync();

        Assert.Equal([[500], [500], [500]], Network.StatusDeliveries.Select(delivery => delivery.Statuses));
    }

    private IEnumerable<string> Told => Webhook.Received.Select(call => call.Fields["MessageStatus"]);

    private async Task<string> SendWithCallbackAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["To"] = Customer,
            ["From"] = Company,
            ["Body"] = "Hello",
            ["StatusCallback"] = Callback.OriginalString,
        });
        using var response = await Http.PostAsync("Messages.json", form);
        return (await JsonAsync(response)).GetProperty("sid").GetString()!;
    }
}
