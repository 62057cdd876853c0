using System.Globalization;
using System.Net;
using WhatsAppReplies.Replies.Media;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Replies.Messaging.Twilio;

/// <summary>
/// Files of customers, from Twilio. The first request has the account's credentials; it is answered with a redirect to a store of files, which must not get
/// them. Never throws for anything that Twilio or the store does.
/// </summary>
internal sealed class TwilioMedia(TwilioCredentials credentials, HttpMessageHandler transport, TwilioOptions options, TimeProvider time)
{
    /// <summary>Twilio's own one, and as many of the store's.</summary>
    private const int MostRedirects = 3;

    public async Task<MediaOutcome> FetchAsync(string url, int most, CancellationToken cancellationToken)
    {
        if (MediaAddress.Of(url, options) is not { } address)
            return Gone("twilio_media_elsewhere", "A file of the customer does not stand at Twilio; nothing else is asked for it.");

        using var limit = new CancellationTokenSource(options.MediaTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await FollowAsync(address, most, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Later("twilio_media_timeout", "A file of the customer did not come in time.");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return Later("twilio_media_broken", $"The connection broke before a file of the customer was there ({exception.GetType().Name}).");
        }
    }

    private async Task<MediaOutcome> FollowAsync(Uri address, int most, CancellationToken cancellationToken)
    {
        using var http = new HttpMessageInvoker(transport, disposeHandler: false);
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (redirects == 0)
                request.Headers.Authorization = credentials.ToHeader();
            using var response = await http.SendAsync(request, cancellationToken);
            if (!IsRedirect(response.StatusCode))
                return await ReadAsync(response, isTwilios: redirects == 0, most, cancellationToken);
            if (MediaAddress.Next(address, response.Headers.Location, options) is not { } next)
                return Gone("twilio_media_redirect", "A file of the customer is said to be at an address that is not followed.");
            address = next;
        }

        return Gone("twilio_media_redirects", "A file of the customer was sent on from address to address.");
    }

    private static async Task<MediaOutcome> ReadAsync(HttpResponseMessage response, bool isTwilios, int most, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var name = string.Create(CultureInfo.InvariantCulture, $"HTTP {status}");
        switch (status)
        {
            case 200:
                break;
            case 401 when isTwilios:
                return new MediaOutcome.Unauthorized(new Failure("twilio_unauthorized", $"{TwilioCode.RefusedCredentials} ({name})."));
            case 408 or 425 or 429 or >= 500:
                return Later("twilio_media_unavailable", $"A file of the customer could not be had ({name}).");
            default:
                return Gone("twilio_media_gone", $"A file of the customer is not to be had ({name}).");
        }

        if (response.Content.Headers.ContentLength > most)
            return new MediaOutcome.TooLarge();

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await FileBytes.ReadAsync(body, most, cancellationToken) is { } bytes ? new MediaOutcome.Fetched(bytes) : new MediaOutcome.TooLarge();
    }

    private static bool IsRedirect(HttpStatusCode status) => status
        is HttpStatusCode.MovedPermanently
        or HttpStatusCode.Found
        or HttpStatusCode.SeeOther
        or HttpStatusCode.TemporaryRedirect
        or HttpStatusCode.PermanentRedirect;

    private static MediaOutcome.Gone Gone(string code, string explanation) => new(new Failure(code, explanation));

    private static MediaOutcome.TryAgain Later(string code, string explanation) => new(new Failure(code, explanation));
}
