namespace WhatsAppReplies.Shared.Time;

/// <summary>An instant as exactly as it was written: digits finer than a clock tick still decide the order.</summary>
internal readonly record struct PreciseTime(DateTimeOffset Instant, long FinerThanTicks = 0) : IComparable<PreciseTime>
{
    public int CompareTo(PreciseTime other)
    {
        var byInstant = Instant.UtcTicks.CompareTo(other.Instant.UtcTicks);
        return byInstant != 0 ? byInstant : FinerThanTicks.CompareTo(other.FinerThanTicks);
    }
}
