namespace WhatsAppReplies.Shared.Caching;

/// <summary>The last value of a cache, which is gone on with while it cannot be renewed: trouble of a service for minutes is no trouble of ours.</summary>
internal sealed record LastValue<T>
{
    /// <summary>How long a renewal is waited for before the last value is taken: whoever asks has an answer to give.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Between two renewals that fail: not everybody who asks shall wait for one.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>How long after its time.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Whether a renewal that came to this may succeed by itself; what only a person can mend is nothing to go on with.</summary>
    public required Func<Task<T>, bool> MaySucceedLater { get; init; }

    /// <summary>Told of every renewal that did not come, or came to nothing.</summary>
    public required Action<Task<T>> NotRenewed { get; init; }
}
