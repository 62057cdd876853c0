using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Ops.Conversations;

/// <summary>Options of the command <c>conversation</c>.</summary>
internal sealed class ConversationSettings : StackOptions
{
    [CommandOption("--id <ID>")]
    [Description("Of the conversation.")]
    public string? Id { get; init; }

    [CommandOption("--channel <ADDRESS>")]
    [Description("The customer's address, as the record's primary_channel has it; otherwise it is looked for.")]
    public string? Channel { get; init; }

    [CommandOption("--most <NUMBER>")]
    [Description("So many of the newest messages, from the archive too. 20 without it.")]
    public string? Most { get; init; }

    public int AtMost => WholeNumber.Of(Most) ?? 20;

    public override ValidationResult Validate() => base.Validate() is { Successful: false } mistake ? mistake
        : string.IsNullOrWhiteSpace(Id) ? ValidationResult.Error("--id is missing: the conversation's id.")
        : WholeNumber.Check("--most", Most, 0, 100_000);
}
