namespace WhatsAppReplies.Local.Runner.Live.Steps;

/// <summary>Explanation of a step: what it is called, why it exists, and where the design says more.</summary>
/// <param name="Name">One of <see cref="StepNames"/>.</param>
/// <param name="Title">A few words.</param>
/// <param name="Why">One sentence.</param>
/// <param name="Section">A heading of <c>docs/design.md</c>.</param>
internal sealed record StepText(string Name, string Title, string Why, string Section)
{
    private const string Turn = "The turn";
    private const string Rules = "The rules that carry the promises";
    private const string Deaths = "A turn on a clock";
    private const string WhatItIs = "What it is";

    /// <summary>In the order of a turn; what happens only when something goes wrong comes last.</summary>
    public static IReadOnlyList<StepText> All { get; } =
    [
        new(StepNames.Webhook, "Webhook answered", "Twilio tells the company of the message, and again until it is answered well.", WhatItIs),
        new(
            StepNames.NewRecord,
            "New record",
            "Somebody who was never written to gets a conversation of their own, made once however many webhooks come.",
            WhatItIs),
        new(StepNames.Staged, "Staged", "The message is safe in a table before Twilio is told that it was taken.", WhatItIs),
        new(StepNames.Lock, "Trigger lock", "Whoever gets the lock sends the one trigger for all that is written in one breath.", WhatItIs),
        new(StepNames.Trigger, "Trigger sent", "It arrives after the quiet time, so that several short messages get one reply.", WhatItIs),
        new(StepNames.Receipt, "Receipt", "A repeated webhook, or the sweep, can tell that this message was staged.", Rules),
        new(StepNames.Delivered, "Trigger delivered", "The queue hands the trigger to a worker, and will do so again unless it is acknowledged.", Turn),
        new(StepNames.Invisible, "Trigger hidden for the lease", "If this worker is killed, the trigger is back as soon as its claim has ended.", Turn),
        new(StepNames.Read, "Fragments read", "All that the customer has written and nobody has answered, read consistently.", Turn),
        new(StepNames.Claim, "Claim with a lease", "One worker owns the conversation, and only until the lease ends, so that a dead one blocks nobody.", Rules),
        new(StepNames.Renew, "Lease renewed", "A worker that is alive keeps its claim for as long as it works.", Rules),
        new(StepNames.Model, "Model asked", "The one slow and paid call: everything is arranged so that it is not made twice.", Rules),
        new(
            StepNames.Checkpoint,
            "Checkpoint",
            "The reply stands on the record before a word of it is sent, so that whoever comes next sends this one and no other.",
            Turn),
        new(StepNames.Part, "Part sent", "A long reply goes out in parts, each when the one before is on its way, and each written down.", Rules),
        new(
            StepNames.HandOff,
            "Told to a person",
            "The queue of people is told before the record says so: rather twice than never.",
            "What the model is told, and what it may say"),
        new(StepNames.Finish, "Finish", "Both sides of the turn are appended and the claim ends in one write, or not at all.", Turn),
        new(StepNames.CleanUp, "Clean-up", "What is answered leaves the stage, and the lock goes, so that the next message raises a trigger of its own.", Turn),
        new(StepNames.LookAgain, "Look again", "A message that came while the lock stood has no trigger: only this look finds it.", Rules),
        new(StepNames.Acknowledged, "Acknowledged", "Nothing is unanswered, so the queue may forget the trigger.", Rules),
        new(StepNames.Unlocked, "Lock deleted", "A trigger that came back must leave no lock behind, whatever becomes of it.", Turn),
        new(StepNames.KeptLonger, "Kept for longer", "What might expire under the turn is given more time.", Rules),
        new(StepNames.StagedAgain, "Staged again", "The item had expired; Twilio still had the text.", Rules),
        new(StepNames.Archived, "Record kept small", "Old messages move to items of their own, so that a reply costs the same after years.", Turn),
        new(StepNames.Released, "Claim released", "The worker could not finish, says so, and lets the next one try at once.", "Outcomes"),
        new(StepNames.Refused, "Refused", "No repetition would help: the record says why, and a person is told.", "Outcomes"),
        new(StepNames.CameBack, "Trigger came back", "It was not acknowledged; the queue hands it out again.", "Outcomes"),
        new(StepNames.Died, "Worker killed", "What the record says decides what the next worker does.", Deaths),
    ];

    /// <summary>As a link to that heading has it.</summary>
    public string Anchor =>
        string.Concat(Section.ToLowerInvariant().Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is ' ' or '-')).Replace(' ', '-');
}
