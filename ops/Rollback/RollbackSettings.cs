using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Ops.Rollback;

/// <summary>Options of the command <c>rollback</c>.</summary>
internal sealed class RollbackSettings : StackOptions
{
    private const int MostVersions = 1_000_000;

    [CommandOption("--to <NUMBER>")]
    [Description(
        "Of the function that replies, as the list shows it; the inbound function goes to its newest version of the same code. "
        + "Without it, the version before the one that is live.")]
    public string? To { get; init; }

    [CommandOption("--list")]
    [Description("Shows the versions, and changes nothing.")]
    public bool List { get; init; }

    public override ValidationResult Validate() => base.Validate() is { Successful: false } mistake ? mistake
        : WholeNumber.Check("--to", To, 1, MostVersions) is { Successful: false } version ? version
        : List && To is not null ? ValidationResult.Error("--list changes nothing: leave the version out, or --list.")
        : ValidationResult.Success();
}
