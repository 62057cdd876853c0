using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WhatsAppReplies.Ops.Places;

/// <summary>Twilio's own record of a message.</summary>
internal sealed class TwilioReader(HttpClient http, Uri host, string accountSid, string authToken)
{
    public async Task<MessageState> ReadAsync(string sid, string recipient, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host, $"/2010-04-01/Accounts/{accountSid}/Messages/{sid}.json"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{accountSid}:{authToken}")));
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => Of(JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken)), recipient),
                HttpStatusCode.Unauthorized => Trouble("Twilio refuses the credentials"),
                HttpStatusCode.NotFound => Trouble("Twilio has no such message"),
                var status => Trouble($"Twilio answers {(int)status}"),
            };
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException
            || (unreachable is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Trouble("Twilio could not be asked");
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return Trouble("Twilio's answer could not be read");
        }
    }

    private static MessageState Of(JsonNode? message, string recipient) => message?["status"]?.GetValue<string>() is not { } status
        ? Trouble("Twilio's answer could not be read")
        : message["to"]?.GetValue<string>() != $"whatsapp:{recipient}" ? new MessageState(status, null, "it went to somebody else")
        : new MessageState(status, message["error_code"]?.GetValue<int>(), null);

    private static MessageState Trouble(string words) => new(null, null, words);
}
