using System.Net;

namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>Calls a webhook as the service does when a customer writes. Calling it twice with one message is what the service does too.</summary>
internal sealed class InboundWebhook(HttpClient http, string accountSid, string authToken)
{
    /// <param name="address">The webhook's public address, exactly as it is configured.</param>
    /// <param name="message">What the customer wrote.</param>
    /// <param name="attempt">From 1; a repetition carries the token that marks it as one.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<HttpStatusCode> DeliverAsync(
        Uri address, InboundMessage message, int attempt = 1, CancellationToken cancellationToken = default)
    {
        var fields = message.Fields(accountSid);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(address, fields, authToken));
        if (attempt > 1)
        {
            request.Headers.Add("I-Twilio-Idempotency-Token", $"{message.Sid}-retry");
        }

        using var response = await http.SendAsync(request, cancellationToken);
        return response.StatusCode;
    }
}
