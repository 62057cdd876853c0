using WhatsAppReplies.Local.Providers.Twilio.Network;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>A sample whose messages are on their way to an answer.</summary>
/// <param name="Sample">As it is now: with its record, and with its messages' sids.</param>
/// <param name="Webhooks">What the service was answered.</param>
/// <param name="Acknowledged">Ends with its trigger.</param>
internal sealed record Arrival(Sample Sample, IReadOnlyList<WebhookDelivery> Webhooks, Task Acknowledged);
