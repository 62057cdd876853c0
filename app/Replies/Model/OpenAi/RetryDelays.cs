namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>Growing delays; the upper half of each is jitter, so that workers that failed together do not come back together.</summary>
internal sealed class RetryDelays(Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);

    /// <summary>A locked conversation is free when a model has run.</summary>
    private static readonly TimeSpan FirstWhenLocked = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();

    public TimeSpan After(int attempt, AttemptOutcome.Again outcome)
    {
        var full = (outcome.Locked ? FirstWhenLocked : First) * Math.Pow(2, attempt - 1);
        if (full > Longest)
            full = Longest;

        var delay = full * (0.5 + (0.5 * NextDouble()));
        return outcome.RetryAfter is { } asked && asked > delay ? asked : delay;
    }

    /// <summary>Records of a batch share one source of randomness, which is not made for two at once.</summary>
    private double NextDouble()
    {
        lock (_gate)
            return random.NextDouble();
    }
}
