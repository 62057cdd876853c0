using WhatsAppReplies.Local.Providers.Twilio.Network;

namespace WhatsAppReplies.Local.Tests.Providers.Twilio.Network;

/// <summary>A phone network whose company has a webhook.</summary>
public abstract class NetworkTestBase : TwilioTestBase
{
    internal WebhookReceiver Webhook { get; private set; } = null!;

    internal PhoneNetwork Network => Server.Network;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Webhook = await WebhookReceiver.StartAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Webhook.DisposeAsync();
    }

    internal Task<WebhookDelivery> WriteAsync(string text) => Network.WriteAsync(Customer, Company, new PhoneContent.Text(text));
}
