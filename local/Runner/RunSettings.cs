using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Runner;

/// <summary>Options of the command <c>run</c>.</summary>
internal sealed class RunSettings : StackRunSettings
{
    [CommandOption("--port <NUMBER>")]
    [Description("Of the endpoint of all AWS services; otherwise a free one.")]
    public string? PortNumber { get; init; }

    [CommandOption("--keep")]
    [Description("Leaves everything running until Ctrl-C.")]
    public bool Keep { get; init; }

    /// <summary>0: a free one.</summary>
    public int Port => WholeNumber.Of(PortNumber) ?? 0;

    public override ValidationResult Validate() => WholeNumber.Check("--port", PortNumber, 1, ushort.MaxValue);
}
