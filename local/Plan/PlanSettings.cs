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

    [CommandOption("--root <FOLDER>")]
    [Description("Where Pulumi.yaml is.")]
    [DefaultValue(".")]
    public string Root { get; init; } = ".";

    [CommandOption("--out <FILE>")]
    [Description("Where to write the plan; the difference goes beside it.")]
    public string? Out { get; init; }

    [CommandOption("--diff")]
    [Description("Shows how it differs from the accepted plan.")]
    public bool Diff { get; init; }

    [CommandOption("--check")]
    [Description("The same, and fails when it does.")]
    public bool Check { get; init; }

    [CommandOption("--accept")]
    [Description("Makes it the accepted plan.")]
    public bool Accept { get; init; }

    [CommandOption("--quiet")]
    [Description("Does not draw the tree.")]
    public bool Quiet { get; init; }

    public override ValidationResult Validate() =>
        string.IsNullOrEmpty(Stack) ? ValidationResult.Error("--stack is missing: dev or prod, as in Pulumi.dev.yaml.")
        : new[] { Diff, Check, Accept }.Count(chosen => chosen) > 1 ? ValidationResult.Error("--diff, --check and --accept exclude each other.")
        : ValidationResult.Success();
}
