using System.ComponentModel;
using Spectre.Console.Cli;

namespace WhatsAppReplies.Local.Runner;

/// <summary>Options of a command that runs the function's zip.</summary>
internal abstract class ZipSettings : CommandSettings
{
    [CommandOption("--zip <PATH>")]
    [Description("The function's zip; otherwise artifacts/whatsapp-replies.zip.")]
    public string? ZipPath { get; init; }

    public string Zip => Repository.Zip(ZipPath);
}
