using System.ComponentModel;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Cli;

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

    public int AtMost => Most is null ? 20 : int.Parse(Most, NumberStyles.None, CultureInfo.InvariantCulture);

    public override ValidationResult Validate() => base.Validate() is { Successful: false } mistake ? mistake
        : string.IsNullOrWhiteSpace(Id) ? ValidationResult.Error("--id is missing: the conversation's id.")
        : Most is not null && !(int.TryParse(Most, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is >= 0 and <= 100_000)
            ? ValidationResult.Error($"--most is {Most}; a number from 0 to 100000 is expected.")
        : ValidationResult.Success();
}
