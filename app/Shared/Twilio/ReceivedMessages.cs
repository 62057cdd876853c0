using System.Globalization;
using System.Text.Json;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;
using WhatsAppReplies.Shared.Json;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Staging;

namespace WhatsAppReplies.Shared.Twilio;

/// <summary>Twilio's own list of what came in, under one account's credentials. Never throws for anything that Twilio does.</summary>
internal sealed class ReceivedMessages(TwilioCredentials credentials, HttpMessageHandler transport, TwilioOptions options, TimeProvider time)
{
    /// <summary>The most that Twilio gives in one page: one call, whatever came.</summary>
    private const int PageSize = 1000;

    private const string Inbound = "inbound";

    /// <summary>
    /// Newest come first. What is so much older than what was asked for is from a list that reads the time as its date, and a day of a busy number is many
    /// pages.
    /// </summary>
    private static readonly TimeSpan OutOfOrder = TimeSpan.FromHours(1);
    private const string MediaList = "media_list";
    private const string UnknownContentType = "application/octet-stream";

    /// <summary>For whoever concludes from what is not in a list.</summary>
    public static ReceivedOutcome.Failed Unreadable { get; } = Failed("twilio_unreadable", "Twilio's answer is not the list that was asked for.");

    /// <param name="to">The company's number.</param>
    /// <param name="from">The customer's address; nothing: everybody's.</param>
    /// <param name="since">What Twilio took before it is not told.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    public async Task<ReceivedOutcome> ListAsync(string to, string? from, DateTimeOffset since, CancellationToken cancellationToken)
    {
        using var call = Call(cancellationToken);
        var asked = new ReadMessageOptions
        {
            To = new(WhatsAppAddress.Of(to)),
            From = from is null ? null : new PhoneNumber(WhatsAppAddress.Of(from)),
            // The package writes the time as it stands here, with a Z after it.
            DateSentAfter = since.UtcDateTime,
            PageSize = PageSize,
        };
        var (all, answer) = await MessageList.ReadInPartAsync(call, asked, message => message.SentAt < since - OutOfOrder);
        return all is null
            ? Explain(answer)
            : new ReceivedOutcome.Listed(InOrder(all.Messages)) { Unreadable = all.Unreadable };
    }

    /// <summary>
    /// Twilio lists the newest first and tells whole seconds; a turn orders by time. What came in one second is a millisecond apart, in the order in which
    /// it came.
    /// </summary>
    private static List<InboundMessage> InOrder(IReadOnlyList<TwilioMessage> newestFirst)
    {
        var received = newestFirst.Where(IsInbound).ToList();
        var hidesTexts = received.Exists(IsHidden) && received.TrueForAll(HasNoText);
        var ordered = received.Select(message => Read(message, hidesTexts)).Reverse().OrderBy(message => message.TakenAt).ToList();
        for (var index = 1; index < ordered.Count; index++)
        {
            if (ordered[index].TakenAt <= ordered[index - 1].TakenAt)
                ordered[index] = ordered[index] with { TakenAt = ordered[index - 1].TakenAt + TimeSpan.FromMilliseconds(1) };
        }

        return ordered;
    }

    /// <summary>The media of one of them, which the list only counts.</summary>
    public async Task<ReceivedOutcome> WithMediaAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        if (message.Media.Count == 0)
            return new ReceivedOutcome.Listed([message]);

        using var call = Call(cancellationToken);
        var (media, answer) = TwilioJson.Read(await call.GetAsync($"Messages/{message.Sid}/Media.json"), ReadMedia);
        return media is null ? Explain(answer) : new ReceivedOutcome.Listed([message with { Media = media }]);
    }

    private TwilioCall Call(CancellationToken cancellationToken) =>
        new(credentials, transport, options.BaseUrl, options.LookupTimeout, time, cancellationToken);

    private static ReceivedOutcome Explain(TwilioAnswer answer) => answer switch
    {
        TwilioAnswer.TimedOut => Failed("twilio_timeout", "Twilio did not list its messages in time."),
        TwilioAnswer.NoAnswer => Failed("twilio_connection_broken", "Twilio could not be asked for its messages."),
        TwilioAnswer.Error { IsUnauthorized: true } =>
            new ReceivedOutcome.Unauthorized(new Failure("twilio_unauthorized", $"{TwilioCode.RefusedCredentials}.")),
        TwilioAnswer.Error { Status: var status, Code: var code } => Failed(
            "twilio_lookup_failed", string.Create(CultureInfo.InvariantCulture, $"Twilio could not list its messages (HTTP {status}, code {code}).")),
        _ => Unreadable,
    };

    private static ReceivedOutcome.Failed Failed(string code, string explanation) => new(new Failure(code, explanation));

    private static bool IsInbound(TwilioMessage message) =>
        message.Direction == Inbound && !string.IsNullOrEmpty(message.From) && !string.IsNullOrEmpty(message.To);

    private static bool HasNoText(TwilioMessage message) => string.IsNullOrWhiteSpace(message.Body);

    private static bool IsHidden(TwilioMessage message) => HasNoText(message) && message.Files == 0;

    /// <param name="message">That came in.</param>
    /// <param name="hidesTexts">
    /// No text of the list is to be seen, though one must have been written. Then a file may have a caption too: that it has none is only known of an account
    /// that shows texts.
    /// </param>
    private static InboundMessage Read(TwilioMessage message, bool hidesTexts)
    {
        var isHidden = IsHidden(message) || (hidesTexts && HasNoText(message));
        return new InboundMessage
        {
            Sid = message.Sid,
            From = message.From!,
            To = message.To!,
            Body = message.Body ?? "",
            Type = isHidden ? InboundMessage.HiddenType : null,
            // Which they are is asked for only where it is needed.
            Media = [.. Enumerable.Repeat(new CustomerMedia("", UnknownContentType), message.Files)],
            TakenAt = message.SentAt ?? message.CreatedAt,
        };
    }

    /// <returns>Nothing when it is no list of media: that would say that nothing came.</returns>
    private List<CustomerMedia>? ReadMedia(JsonElement body)
    {
        if (!body.TryGet(MediaList, JsonValueKind.Array, out var list))
            return null;

        var media = new List<CustomerMedia>();
        foreach (var entry in list.EnumerateArray())
        {
            if (PathOf(entry) is not { } path)
                return null;
            media.Add(new(new Uri(options.BaseUrl ?? TwilioOptions.Host, path).ToString(), entry.TextOf("content_type") ?? UnknownContentType));
        }

        return media;
    }

    private static string? PathOf(JsonElement media)
    {
        const string Json = ".json";
        var uri = media.TextOf("uri");
        if (uri is null || !uri.StartsWith('/'))
            return null;
        return uri.EndsWith(Json, StringComparison.Ordinal) ? uri[..^Json.Length] : uri;
    }
}
