using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>The filters of a list. Those on the send date hide what is still queued.</summary>
internal sealed record MessageFilter
{
    private static readonly string[] Days = ["yyyy-MM-dd"];
    private static readonly string[] Instants = ["yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.FFFZ"];

    public string? To { get; init; }

    public string? From { get; init; }

    /// <summary>Inclusive.</summary>
    public DateTimeOffset? SentFrom { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset? SentBefore { get; init; }

    public static MessageFilter Of(IQueryCollection query)
    {
        var (onFrom, onBefore) = Range(query["DateSent"]);
        return new MessageFilter
        {
            To = query["To"] is [{ Length: > 0 } to] ? to : null,
            From = query["From"] is [{ Length: > 0 } from] ? from : null,
            SentFrom = onFrom ?? Range(query["DateSent>"]).From,
            SentBefore = onBefore ?? Range(query["DateSent<"]).Before,
        };
    }

    public bool Takes(TwilioMessage message, DateTimeOffset now) =>
        (To is null || message.To == To)
        && (From is null || message.From == From)
        && (SentFrom is null || message.DateSentAt(now) >= SentFrom)
        && (SentBefore is null || message.DateSentAt(now) < SentBefore);

    /// <summary>A day, or the second that an instant stands for.</summary>
    private static (DateTimeOffset? From, DateTimeOffset? Before) Range(string? value) =>
        string.IsNullOrEmpty(value) ? (null, null)
        : Parse(value, Days) is { } day ? (day, day.AddDays(1))
        : Parse(value, Instants) is { } instant ? (instant, instant.AddSeconds(1))
        : throw new TwilioRefusedException(TwilioError.BadDate);

    private static DateTimeOffset? Parse(string value, string[] formats) =>
        DateTimeOffset.TryParseExact(value, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed) ? parsed : null;
}
