namespace WhatsAppReplies.Replies.Fragments;

/// <summary>When a fragment was received, as exactly as it was written: digits finer than a clock tick still decide the order.</summary>
internal readonly record struct ReceivedAt(DateTimeOffset Instant, long FinerThanTicks = 0) : IComparable<ReceivedAt>
{
    public int CompareTo(ReceivedAt other)
    {
        var byInstant = Instant.UtcTicks.CompareTo(other.Instant.UtcTicks);
        return byInstant != 0 ? byInstant : FinerThanTicks.CompareTo(other.FinerThanTicks);
    }
}
