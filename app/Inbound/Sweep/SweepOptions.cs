namespace WhatsAppReplies.Inbound.Sweep;

/// <summary>Durations of the sweep.</summary>
internal sealed record SweepOptions
{
    /// <summary>Sweeps come every minute: one that is still at work then would meet the next one.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(50);

    /// <summary>How far back Twilio is asked: an outage of the function's address may last this long.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Twilio repeats a webhook within 15 seconds; before that is over, a message is not missed.</summary>
    public TimeSpan LeastAge { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a message waits for Twilio to tell its files: well before it leaves the window.</summary>
    public TimeSpan WaitForMedia { get; init; } = TimeSpan.FromMinutes(15);
}
