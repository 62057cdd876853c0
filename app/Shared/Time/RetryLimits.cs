namespace WhatsAppReplies.Shared.Time;

/// <summary>Bound of what both functions go by: how long a trigger may wait for its next receive.</summary>
internal static class RetryLimits
{
    public static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);
}
