using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace WhatsAppReplies.Ops.HandBack;

/// <summary>Options of the command <c>hand-back</c>.</summary>
internal sealed class HandBackSettings : StackOptions
{
    [CommandOption("--conversation <ID>")]
    [Description("Whose turn it is again.")]
    public string? Conversation { get; init; }

    [CommandOption("--channel <ADDRESS>")]
    [Description("The customer's address, as the record's primary_channel has it; otherwise it is looked for.")]
    public string? Channel { get; init; }

    public override ValidationResult Validate() => base.Validate() is { Successful: false } mistake ? mistake
        : string.IsNullOrWhiteSpace(Conversation) ? ValidationResult.Error("--conversation is missing: the conversation's id, as the hand-off queue names it.")
        : ValidationResult.Success();
}
