using System.Globalization;
using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Rest.Api.V2010.Account.Message;
using Twilio.Types;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Staging;

namespace WhatsAppReplies.Shared.Twilio;

/// <summary>Twilio's own list of what came in, under one account's credentials. Never throws for anything that Twilio does.</summary>
internal sealed class ReceivedMessages(TwilioCredentials credentials, HttpMessageHandler transport, TwilioOptions options, TimeProvider time)
{
    /// <summary>The most that Twilio gives in one page: one call, whatever came.</summary>
    private const int PageSize = 1000;

    private const string MediaList = "media_list";
    private const string UnknownContentType = "application/octet-stream";

    /// <param name="to">The company's number.</param>
    /// <param name="from">The customer's address; nothing: everybody's.</param>
    /// <param name="since">What Twilio took before it is not told.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    public Task<ReceivedOutcome> ListAsync(string to, string? from, DateTimeOffset since, CancellationToken cancellationToken) =>
        AskAsync(MessageList.IsComplete, async call =>
        {
            var page = await MessageResource.ReadAsync(
                new ReadMessageOptions
                {
                    To = new(WhatsAppAddress.Of(to)),
                    From = from is null ? null : new PhoneNumber(WhatsAppAddress.Of(from)),
                    // The package writes the time as it stands here, with a Z after it.
                    DateSentAfter = since.UtcDateTime,
                    PageSize = PageSize,
                },
                call.Client);
            // The package fetches further pages while it is enumerated, synchronously.
            return await Task.Run(() => page.Where(IsInbound).Select(Read).OrderBy(message => message.TakenAt).ToList(), CancellationToken.None);
        }, cancellationToken);

    /// <summary>The media of one of them, which the list only counts.</summary>
    public Task<ReceivedOutcome> WithMediaAsync(InboundMessage message, CancellationToken cancellationToken) =>
        message.Media.Count == 0
            ? Task.FromResult<ReceivedOutcome>(new ReceivedOutcome.Listed([message]))
            : AskAsync(body => TwilioList.IsOne(body, MediaList), async call =>
            {
                var page = await MediaResource.ReadAsync(new ReadMediaOptions(message.Sid), call.Client);
                var media = await Task.Run(() => page.Select(Media).ToList(), CancellationToken.None);
                return [message with { Media = media }];
            }, cancellationToken);

    private async Task<ReceivedOutcome> AskAsync(
        Predicate<ReadOnlyMemory<byte>> isComplete, Func<TwilioCall, Task<List<InboundMessage>>> ask, CancellationToken cancellationToken)
    {
        using var call = new TwilioCall(credentials, transport, options.BaseUrl, options.LookupTimeout, time, cancellationToken, isComplete);
        try
        {
            return new ReceivedOutcome.Listed(await ask(call));
        }
        catch (Exception exception) when (exception is TwilioException || call.Status is not null)
        {
            call.ThrowIfCallerCancelled();
            return Explain(call);
        }
    }

    private static ReceivedOutcome Explain(TwilioCall call) => call switch
    {
        { TimedOut: true } => Failed("twilio_timeout", "Twilio did not list its messages in time."),
        { IsIncomplete: true } => Failed("twilio_unreadable", "Twilio's answer is not the list that was asked for."),
        { Fault: not null } or { Status: null } => Failed("twilio_connection_broken", "Twilio could not be asked for its messages."),
        { Status: 401 } or { Code: TwilioCode.Unauthorized } =>
            new ReceivedOutcome.Unauthorized(new Failure("twilio_unauthorized", $"{TwilioCode.RefusedCredentials}.")),
        { Status: { } status, Code: var code } => Failed(
            "twilio_lookup_failed", string.Create(CultureInfo.InvariantCulture, $"Twilio could not list its messages (HTTP {status}, code {code}).")),
    };

    private static ReceivedOutcome.Failed Failed(string code, string explanation) => new(new Failure(code, explanation));

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
