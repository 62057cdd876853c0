using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace WhatsAppReplies.Local.Runner.Chaos;

/// <summary>Options of the command <c>chaos</c>.</summary>
internal sealed class ChaosSettings : CommandSettings
{
    public const string ExpiringItems = "expiring-items";
    public const string Redaction = "redaction";
    public const string ProviderOutage = "provider-outage";

    private const int UsualTurns = 1000;
    private const int MostTurns = 100_000;

    private static readonly string[] Parts = [ExpiringItems, Redaction, ProviderOutage];

    [CommandOption("--zip <PATH>")]
    [Description("The function's zip; otherwise artifacts/whatsapp-replies.zip.")]
    public string? ZipPath { get; init; }

    [CommandOption("--turns <NUMBER>")]
    [Description("How many turns; otherwise 1000.")]
    public string? TurnsNumber { get; init; }

    [CommandOption("--seed <NUMBER>")]
    [Description("Repeats every random decision, but not how real processes and their calls interleave: a failure may need several runs.")]
    public string? SeedNumber { get; init; }

    [CommandOption("--without <WHAT>")]
    [Description("Leaves out expiring-items, redaction or provider-outage; may be said several times.")]
    public string[] Without { get; init; } = [];

    public string Zip => Repository.Zip(ZipPath);

    public int Turns => WholeNumber.Of(TurnsNumber) ?? UsualTurns;

    /// <summary>Null: another one every time.</summary>
    public int? Seed => WholeNumber.Of(SeedNumber);

    public bool Has(string what) => !Without.Contains(what, StringComparer.Ordinal);

    public override ValidationResult Validate() =>
        WholeNumber.Check("--turns", TurnsNumber, 1, MostTurns) is { Successful: false } turns ? turns
        : WholeNumber.Check("--seed", SeedNumber, 0, int.MaxValue) is { Successful: false } seed ? seed
        : Without.FirstOrDefault(what => !Parts.Contains(what, StringComparer.Ordinal)) is { } unknown
            ? ValidationResult.Error($"--without {unknown}: there is no such part. Parts: {string.Join(", ", Parts)}.")
        : ValidationResult.Success();
}
