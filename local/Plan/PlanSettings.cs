using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace WhatsAppReplies.Local.Plan;

/// <summary>Options of the command <c>plan</c>.</summary>
internal sealed class PlanSettings : CommandSettings
{
    [CommandOption("--stack <NAME>")]
    [Description("Whose plan.")]
    public string? Stack { get; init; }

    [CommandOption("--account")]
    [Description("The account's plan instead, of infra/account.")]
    public bool Account { get; init; }

    [CommandOption("--root <FOLDER>")]
    [Description("Where Pulumi.yaml is.")]
    [DefaultValue(".")]
    public string Root { get; init; } = ".";

    [CommandOption("--out <FILE>")]
    [Description("Where to write the plan; the difference goes beside it.")]
    public string? Out { get; init; }

    [CommandOption("--check")]
    [Description("Fails when it differs from the accepted plan.")]
    public bool Check { get; init; }

    [CommandOption("--accept")]
    [Description("Makes it the accepted plan.")]
    public bool Accept { get; init; }

    [CommandOption("--all")]
    [Description("Draws the whole plan behind the difference.")]
    public bool All { get; init; }

    public override ValidationResult Validate() =>
        Account && Stack is not null ? ValidationResult.Error("--account and --stack exclude each other: an account has one stack.")
        : !Account && string.IsNullOrEmpty(Stack) ? ValidationResult.Error("--stack is missing: the NAME of a Pulumi.NAME.yaml.")
        : Check && Accept ? ValidationResult.Error("--check and --accept exclude each other.")
        : ValidationResult.Success();
}
