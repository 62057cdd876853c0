using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Runner.Chaos;

/// <summary>Options of the command <c>chaos</c>.</summary>
internal sealed class ChaosSettings : StackRunSettings
{
    public const string ExpiringItems = "expiring-items";
    public const string Redaction = "redaction";

    private const int UsualTurns = 1000;
    private const int MostTurns = 100_000;
    private const int LongestOutage = 60 * 60;

    private static readonly string[] Parts = [ExpiringItems, Redaction];

    [CommandOption("--turns <NUMBER>")]
    [Description("How many turns; otherwise 1000.")]
    public string? TurnsNumber { get; init; }

    [CommandOption("--seed <NUMBER>")]
    [Description("Repeats every random decision, but not how real processes and their calls interleave: a failure may need several runs.")]
    public string? SeedNumber { get; init; }

    [CommandOption("--outage <SECONDS>")]
    [Description("How long a provider is out, 0: never; otherwise 300, and 30 in a run of fewer than 500 turns.")]
    public string? OutageNumber { get; init; }

    [CommandOption("--without <WHAT>")]
    [Description("Leaves out expiring-items or redaction; may be said several times.")]
    public string[] Without { get; init; } = [];

    public int Turns => WholeNumber.Of(TurnsNumber) ?? UsualTurns;

    /// <summary>Null: another one every time.</summary>
    public int? Seed => WholeNumber.Of(SeedNumber);

    /// <summary>Null: as long as the run allows.</summary>
    public TimeSpan? Outage => WholeNumber.Of(OutageNumber) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    public bool Has(string what) => !Without.Contains(what, StringComparer.Ordinal);

    public override ValidationResult Validate() =>
        WholeNumber.Check("--turns", TurnsNumber, 1, MostTurns) is { Successful: false } turns ? turns
        : WholeNumber.Check("--seed", SeedNumber, 0, int.MaxValue) is { Successful: false } seed ? seed
        : WholeNumber.Check("--outage", OutageNumber, 0, LongestOutage) is { Successful: false } outage ? outage
        : Without.FirstOrDefault(what => !Parts.Contains(what, StringComparer.Ordinal)) is { } unknown
            ? ValidationResult.Error($"--without {unknown}: there is no such part. Parts: {string.Join(", ", Parts)}.")
        : ValidationResult.Success();
}
