using System.ComponentModel;
using Spectre.Console.Cli;

namespace WhatsAppReplies.Ops.Pause;

/// <summary>Options of the command <c>pause</c>.</summary>
internal sealed class PauseSettings : StackOptions
{
    [CommandOption("--resume")]
    [Description("Goes on instead.")]
    public bool Resume { get; init; }
}
