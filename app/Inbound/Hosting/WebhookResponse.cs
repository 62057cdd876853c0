using Amazon.Lambda.APIGatewayEvents;
using WhatsAppReplies.Inbound.Webhooks;

namespace WhatsAppReplies.Inbound.Hosting;

/// <summary>An answer as the function URL sends it.</summary>
internal static class WebhookResponse
{
    /// <summary>Tells Twilio that there is nothing to send right now: the reply comes by itself.</summary>
    private const string EmptyTwiml = "<Response></Response>";

    public static APIGatewayHttpApiV2ProxyResponse Of(WebhookAnswer answer) => answer switch
    {
        WebhookAnswer.Taken => new()
        {
            StatusCode = answer.Status,
            Headers = new Dictionary<string, string> { ["Content-Type"] = "text/xml" },
            Body = EmptyTwiml,
        },
        WebhookAnswer.MethodNotAllowed => new()
        {
            StatusCode = answer.Status,
            Headers = new Dictionary<string, string> { ["Allow"] = "POST" },
        },
        _ => new() { StatusCode = answer.Status },
    };
}
