using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Ops.DeadLetters;

/// <summary>Options of the command <c>dead-letters</c>.</summary>
internal sealed class DeadLetterSettings : StackOptions
{
    private const int MostAMinute = 600;
    private const int MostLetters = 10_000;

    [CommandOption("--message <ID>")]
    [Description("Only this dead letter; without --send-back it is shown with the conversation that it is about.")]
    public string? Message { get; init; }

    [CommandOption("--send-back")]
    [Description("Sends them back to the queue of triggers, but for those that a worker is on, that are answered, or that would be refused again.")]
    public bool SendBack { get; init; }

    [CommandOption("--discard-answered")]
    [Description("With --send-back: takes those that were answered meanwhile off the queue.")]
    public bool DiscardAnswered { get; init; }

    [CommandOption("--rate <NUMBER>")]
    [Description("With --send-back: so many a minute at most. 60 without it.")]
    public string? Rate { get; init; }

    [CommandOption("--most <NUMBER>")]
    [Description("Looks at so many at most. 1000 without it.")]
    public string? Most { get; init; }

    public int PerMinute => WholeNumber.Of(Rate) ?? 60;

    public int AtMost => WholeNumber.Of(Most) ?? 1000;

    public override ValidationResult Validate() => base.Validate() is { Successful: false } mistake ? mistake
        : WholeNumber.Check("--rate", Rate, 1, MostAMinute) is { Successful: false } rate ? rate
        : WholeNumber.Check("--most", Most, 1, MostLetters) is { Successful: false } most ? most
        : !SendBack && (DiscardAnswered || Rate is not null)
            ? ValidationResult.Error("--discard-answered and --rate belong to --send-back: without it nothing is changed.")
        : Message is { Length: 0 } ? ValidationResult.Error("--message is empty: the id of a dead letter, as the list shows it.")
        : ValidationResult.Success();
}
