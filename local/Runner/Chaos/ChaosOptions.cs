namespace WhatsAppReplies.Local.Runner.Chaos;

/// <summary>Options of one chaos run.</summary>
/// <param name="ZipPath">The packaged function.</param>
/// <param name="Directory">Of the run alone.</param>
/// <param name="Turns">At least so many.</param>
/// <param name="Seed">Of all random decisions.</param>
internal sealed record ChaosOptions(string ZipPath, string Directory, int Turns, int Seed)
{
    private const int LongRun = 500;
    private const int FewestConversations = 12;
    private const int MostConversations = 300;

    /// <summary>One process in so many turns is killed.</summary>
    private const int TurnsPerKill = 5;

    /// <summary>Many: a conversation whose worker was killed waits for a minute, and the others go on.</summary>
    public int Conversations => Math.Min(Turns, Math.Clamp(Turns / 2, FewestConversations, MostConversations));

    public int Kills => Turns / TurnsPerKill;

    /// <summary>
    /// How long a run may make no progress, and then how long quiescence may take; longer than three receives of a trigger whose workers
    /// die.
    /// </summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromMinutes(6);

    /// <summary>How long nobody reaches the function's address.</summary>
    public TimeSpan UrlOutage => Turns < LongRun ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(3);

    /// <summary>Progress, one line at a time.</summary>
    public Action<string> Say { get; init; } = _ => { };
}
