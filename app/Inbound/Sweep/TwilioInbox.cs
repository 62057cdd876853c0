using System.Globalization;
using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Rest.Api.V2010.Account.Message;
using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Secrets;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Inbound.Sweep;

/// <summary>Twilio's own list of what came in, under the number's credentials.</summary>
internal sealed class TwilioInbox(
    ISecrets<TwilioCredentials> secrets, HttpMessageHandler transport, TwilioOptions options, InboundSettings settings, TimeProvider time) : IInbox
{
    /// <summary>The most that Twilio gives in one page: one call a number, whatever half an hour brings.</summary>
    private const int PageSize = 1000;

    private const string Messages = "messages";
    private const string MediaList = "media_list";
    private const string UnknownContentType = "application/octet-stream";

    public Task<InboxOutcome> ListAsync(CompanyNumber number, DateTimeOffset since, CancellationToken cancellationToken) =>
        AskAsync(number, Messages, async call =>
        {
            var page = await MessageResource.ReadAsync(
                new ReadMessageOptions
                {
                    To = new(WhatsAppAddress.Of(number.Number)),
                    // The package writes the time as it stands here, with a Z after it.
                    DateSentAfter = since.UtcDateTime,
                    PageSize = PageSize,
                },
                call.Client);
            // The package fetches further pages while it is enumerated, synchronously.
            return await Task.Run(() => page.Where(IsInbound).Select(Read).OrderBy(message => message.TakenAt).ToList(), CancellationToken.None);
        }, cancellationToken);

    public Task<InboxOutcome> WithMediaAsync(CompanyNumber number, InboundMessage message, CancellationToken cancellationToken) =>
        message.Media.Count == 0
            ? Task.FromResult<InboxOutcome>(new InboxOutcome.Listed([message]))
            : AskAsync(number, MediaList, async call =>
            {
                var page = await MediaResource.ReadAsync(new ReadMediaOptions(message.Sid), call.Client);
                var media = await Task.Run(() => page.Select(Media).ToList(), CancellationToken.None);
                return [message with { Media = media }];
            }, cancellationToken);

    private async Task<InboxOutcome> AskAsync(
        CompanyNumber number, string list, Func<TwilioCall, Task<List<InboundMessage>>> ask, CancellationToken cancellationToken)
    {
        var secretId = number.CredentialsSecretId ?? settings.TwilioSecretId;
        switch (await secrets.GetAsync(secretId, cancellationToken))
        {
            case Result<TwilioCredentials>.TryAgain later:
                return new InboxOutcome.Failed(later.Failure);
            case Result<TwilioCredentials>.Refuse never:
                return new InboxOutcome.Failed(never.Failure);
            case Result<TwilioCredentials>.Success found:
                var outcome = await AskAsync(found.Value, list, ask, cancellationToken);
                if (outcome is InboxOutcome.Failed { Failure: var failure } && failure == Unauthorized)
                    secrets.Forget(secretId, found.Value);
                return outcome;
            default:
                throw new InvalidOperationException("A secret has an outcome that nobody knows.");
        }
    }

    private async Task<InboxOutcome> AskAsync(
        TwilioCredentials credentials, string list, Func<TwilioCall, Task<List<InboundMessage>>> ask, CancellationToken cancellationToken)
    {
        using var call = new TwilioCall(
            credentials, transport, options.BaseUrl, options.LookupTimeout, time, cancellationToken, body => TwilioList.IsOne(body, list));
        try
        {
            return new InboxOutcome.Listed(await ask(call));
        }
        catch (Exception exception) when (exception is TwilioException || call.Status is not null)
        {
            call.ThrowIfCallerCancelled();
            return new InboxOutcome.Failed(Explain(call));
        }
    }

    private static Failure Unauthorized { get; } =
        new("twilio_unauthorized", "Twilio refused the credentials: check twilio_account_sid and twilio_auth_token of the secret.");

    private static Failure Explain(TwilioCall call) => call switch
    {
        { TimedOut: true } => new("twilio_timeout", "Twilio did not list its messages in time."),
        { IsIncomplete: true } => new("twilio_unreadable", "Twilio's answer is not the list that was asked for."),
        { Fault: not null } or { Status: null } => new("twilio_connection_broken", "Twilio could not be asked for its messages."),
        { Status: 401 } or { Code: TwilioCode.Unauthorized } => Unauthorized,
        { Status: { } status, Code: var code } => new(
            "twilio_lookup_failed", string.Create(CultureInfo.InvariantCulture, $"Twilio could not list its messages (HTTP {status}, code {code}).")),
    };

    private static bool IsInbound(MessageResource message) =>
        message.Direction == MessageResource.DirectionEnum.Inbound
        && !string.IsNullOrEmpty(message.Sid)
        && message.From is not null
        && !string.IsNullOrEmpty(message.To);

    private InboundMessage Read(MessageResource message)
    {
        var count = int.TryParse(message.NumMedia, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var isHidden = string.IsNullOrWhiteSpace(message.Body) && count == 0;
        return new InboundMessage
        {
            Sid = message.Sid,
            From = message.From.ToString(),
            To = message.To,
            Body = message.Body ?? "",
            Type = isHidden ? InboundMessage.HiddenType : null,
            // Which they are is asked for only where it is needed.
            Media = [.. Enumerable.Repeat(new CustomerMedia("", UnknownContentType), count)],
            TakenAt = TwilioDate.Of(message.DateSent ?? message.DateCreated) ?? time.GetUtcNow() - TimeSpan.FromMinutes(1),
        };
    }

    private CustomerMedia Media(MediaResource media)
    {
        const string Json = ".json";
        var path = media.Uri.EndsWith(Json, StringComparison.Ordinal) ? media.Uri[..^Json.Length] : media.Uri;
        return new(new Uri(options.BaseUrl ?? TwilioOptions.Host, path).ToString(), media.ContentType ?? UnknownContentType);
    }
}
