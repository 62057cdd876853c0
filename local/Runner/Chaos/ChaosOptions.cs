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

    /// <summary>Whose file is applied, but for what a run sets itself.</summary>
    public string Stack { get; init; } = "dev";

    /// <summary>Many: a conversation whose worker was killed waits for a minute, and the others go on.</summary>
    public int Conversations => Math.Min(Turns, Math.Clamp(Turns / 2, FewestConversations, MostConversations));

    public int Kills => Turns / TurnsPerKill;

    /// <summary>
    /// How long a run may make no progress, and then how long quiescence may take; longer than three receives of a trigger whose workers
    /// die, after a provider that was out.
    /// </summary>
    public TimeSpan StallTimeout => TimeSpan.FromMinutes(6) + ProviderOutage;

    /// <summary>How long nobody reaches the function's address.</summary>
    public TimeSpan UrlOutage => Turns < LongRun ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(3);

    /// <summary>What is staged for some customers lives for seconds, and a sweeper takes every item at the second at which it may.</summary>
    public bool HasExpiringItems { get; init; } = true;

    /// <summary>The messenger hides the texts of some conversations.</summary>
    public bool HasRedaction { get; init; } = true;

    /// <summary>How long one of the two providers is out; zero: never; null: long in a run that takes many minutes anyway, and short in a short one.</summary>
    public TimeSpan? OutageWanted { get; init; }

    public TimeSpan ProviderOutage => OutageWanted ?? (Turns < LongRun ? TimeSpan.FromSeconds(30) : TimeSpan.FromMinutes(5));

    /// <summary>Progress, one line at a time.</summary>
    public Action<string> Say { get; init; } = _ => { };
}
