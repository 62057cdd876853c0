using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace WhatsAppReplies.Ops;

/// <summary>Options of every command: which stack, and where it stands.</summary>
internal abstract class StackOptions : CommandSettings
{
    [CommandOption("--stack <NAME>")]
    [Description("Whose stack: the NAME of a Pulumi.NAME.yaml.")]
    public string? Name { get; init; }

    [CommandOption("--root <FOLDER>")]
    [Description("Where Pulumi.yaml is.")]
    [DefaultValue(".")]
    public string Root { get; init; } = ".";

    [CommandOption("--endpoint <URL>")]
    [Description("Of a stack that runs on this machine; otherwise AWS_ENDPOINT_URL, and without it AWS.")]
    public string? Endpoint { get; init; }

    public string StackName => Name!;

    public override ValidationResult Validate() => string.IsNullOrWhiteSpace(Name)
        ? ValidationResult.Error("--stack is missing: the NAME of a Pulumi.NAME.yaml.")
        : ValidationResult.Success();
}
