using System.ComponentModel;
using Spectre.Console.Cli;

namespace WhatsAppReplies.Local.Runner;

/// <summary>Options of a command that applies a stack's file to this machine.</summary>
internal abstract class StackRunSettings : ZipSettings
{
    [CommandOption("--stack <NAME>")]
    [Description("Whose file to apply: the NAME of a Pulumi.NAME.yaml.")]
    [DefaultValue("dev")]
    public string Stack { get; init; } = "dev";
}
