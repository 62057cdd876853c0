using Spectre.Console;
using WhatsAppReplies.Ops.Records;

namespace WhatsAppReplies.Ops.HandBack;

/// <summary>The command <c>hand-back</c>.</summary>
internal static class HandBackCommand
{
    public static async Task<int> RunAsync(HandBackSettings settings, Stack stack, Surroundings around, CancellationToken cancellationToken)
    {
        var finder = new RecordFinder(stack.Tables, stack.Conversations, stack.Stage);
        var key = await finder.FindAsync(settings.Conversation!, settings.Channel, around.Console.WriteLine, cancellationToken);
        var outcome = key is null
            ? new HandBackOutcome.NoRecord()
            : await new Returner(stack.Tables, stack.Conversations, around.Time, around.Token).ReturnAsync(key, cancellationToken);
        var (words, code) = Tell(outcome, around.Time.GetUtcNow());
        around.Console.WriteLine(words);
        return code;
    }

    private static (string Words, int Code) Tell(HandBackOutcome outcome, DateTimeOffset now) => outcome switch
    {
        HandBackOutcome.Done done =>
            ($"Handed back: the assistant answers what the customer writes next. The record says {done.Status ?? "no status"}.", 0),
        HandBackOutcome.NotHandedOver =>
            ("Nothing to do: no person has this conversation, the assistant answers it.", 0),
        HandBackOutcome.Busy busy => (
            $"Not handed back: a worker is on this conversation for another {Math.Ceiling((busy.Until - now).TotalSeconds)} s at most. Run this again then.",
            Tools.NotDone),
        HandBackOutcome.Changed =>
            ("Not handed back: the record was changed each time between the look and the write. Run this again.", Tools.NotDone),
        HandBackOutcome.NoRecord =>
            ("Not handed back: the conversations table has no such conversation.", Tools.NotDone),
        _ => throw new InvalidOperationException("An outcome that nobody knows."),
    };
}
