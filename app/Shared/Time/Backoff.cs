namespace WhatsAppReplies.Shared.Time;

/// <summary>Backoff: delays that grow from attempt to attempt, with jitter, so that workers that failed together do not come back together.</summary>
internal static class Backoff
{
    /// <summary>Enough to pass every bound; more would leave the range of a time span.</summary>
    private const int MostDoublings = 20;

    /// <param name="first">Of the first attempt; doubled for each further one.</param>
    /// <param name="attempt">From 1 on.</param>
    /// <param name="most">No delay is longer.</param>
    public static TimeSpan Exponential(TimeSpan first, int attempt, TimeSpan most)
    {
        var delay = first * Math.Pow(2, Math.Clamp(attempt - 1, 0, MostDoublings));
        return delay < most ? delay : most;
    }

    /// <param name="delays">One for each attempt; the last one stands for all that follow.</param>
    /// <param name="attempt">From 1 on.</param>
    public static TimeSpan Stepped(IReadOnlyList<TimeSpan> delays, int attempt) => delays[Math.Clamp(attempt - 1, 0, delays.Count - 1)];

    /// <param name="delay">Without jitter.</param>
    /// <param name="least">The smallest share of the delay.</param>
    /// <param name="most">The largest share.</param>
    /// <param name="chance">Where between the two.</param>
    public static TimeSpan WithJitter(this TimeSpan delay, double least, double most, IChance chance) =>
        delay * (least + ((most - least) * chance.Fraction()));
}
