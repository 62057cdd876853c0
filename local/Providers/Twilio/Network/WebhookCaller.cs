using System.Net.Http.Headers;

namespace WhatsAppReplies.Local.Providers.Twilio.Network;

/// <summary>
/// Calls webhooks as the service does: signed, and again by its own rules. All calls together have to fit into the total timeout; after that nobody
/// calls again. How long the service waits between them is not published: here it does not wait at all, which is the least that a receiver can count on.
/// </summary>
internal sealed class WebhookCaller(HttpClient http, Func<string> authToken, TimeProvider time)
{
    private static readonly WebhookOutcome NoConnection = new WebhookOutcome.NoConnection();
    private static readonly WebhookOutcome NoAnswer = new WebhookOutcome.NoAnswer();

    /// <param name="address">As it stands in the console.</param>
    /// <param name="sid">Of the message that it is about.</param>
    /// <param name="fields">Of the form.</param>
    /// <param name="lostAnswers">So many of the first answers never arrive.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public async Task<WebhookDelivery> DeliverAsync(
        WebhookAddress address, string sid, IReadOnlyDictionary<string, string> fields, int lostAnswers = 0, CancellationToken cancellationToken = default)
    {
        var outcomes = new List<WebhookOutcome>();
        var started = time.GetTimestamp();
        while (true)
        {
            var left = address.TotalTimeout - time.GetElapsedTime(started);
            var limit = left < address.ReadTimeout ? left : address.ReadTimeout;
            var outcome = await CallAsync(address.Called, sid, fields, isRepetition: outcomes.Count > 0, limit, cancellationToken);
            outcomes.Add(outcomes.Count < lostAnswers && outcome is WebhookOutcome.Answered ? NoAnswer : outcome);
            var isRepeated = (outcomes[^1].Failure & address.RepeatedAfter) != RepeatPolicies.None && outcomes.Count <= address.Repeats;
            if (!isRepeated || time.GetElapsedTime(started) >= address.TotalTimeout) return new WebhookDelivery(sid, outcomes);
        }
    }

    private async Task<WebhookOutcome> CallAsync(
        Uri address, string sid, IReadOnlyDictionary<string, string> fields, bool isRepetition, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("TwilioProxy", "1.1"));
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(address, fields, authToken()));
        if (isRepetition) request.Headers.Add("I-Twilio-Idempotency-Token", $"{sid}-retry");

        using var timeout = new CancellationTokenSource(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            return new WebhookOutcome.Answered(
                (int)response.StatusCode,
                response.Content.Headers.ContentType?.MediaType ?? "",
                await response.Content.ReadAsStringAsync(either.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return NoAnswer;
        }
        catch (HttpRequestException failed)
        {
            return failed.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError ? NoConnection : NoAnswer;
        }
    }
}
