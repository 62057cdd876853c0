using Amazon.Lambda.APIGatewayEvents;

namespace WhatsAppReplies.Inbound.Hosting;

/// <summary>Event of the inbound function: a request to the function URL, or the schedule's <c>{"sweep": true}</c>.</summary>
internal sealed class InboundEvent : APIGatewayHttpApiV2ProxyRequest
{
    public bool Sweep { get; set; }
}
