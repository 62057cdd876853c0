using System.Net.Http.Headers;

namespace WhatsAppReplies.Shared.Http;

internal static class RetryAfter
{
    /// <summary>Seconds or an HTTP date; null when it is neither. A date that has passed means now.</summary>
    public static TimeSpan? Read(string? header, DateTimeOffset now) =>
        RetryConditionHeaderValue.TryParse(header, out var value) ? Read(value, now) : null;

    public static TimeSpan? Read(RetryConditionHeaderValue? value, DateTimeOffset now) => value switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };
}
