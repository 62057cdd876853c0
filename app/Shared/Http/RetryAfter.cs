using System.Net.Http.Headers;

namespace WhatsAppReplies.Shared.Http;

internal static class RetryAfter
{
    /// <summary>As long as a trigger waits at most between two receives: nobody waits longer after an outage has ended.</summary>
    private static readonly TimeSpan LongestInAnOutage = TimeSpan.FromMinutes(5);

    /// <summary>A service that is out does not know for how long. One that limits a rate does, and gets what it asks for.</summary>
    public static TimeSpan? InAnOutage(TimeSpan? asked) => asked > LongestInAnOutage ? LongestInAnOutage : asked;

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
