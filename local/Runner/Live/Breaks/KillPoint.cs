using WhatsAppReplies.Local.Runner.Live.Steps;

namespace WhatsAppReplies.Local.Runner.Live.Breaks;

/// <summary>A moment of a turn at which its worker can be killed.</summary>
/// <param name="Name">By which the page asks for it.</param>
/// <param name="Step">One of <see cref="StepNames"/>.</param>
/// <param name="IsBefore">Before the call is carried out; else after, and before its answer is given.</param>
/// <param name="Says">For people.</param>
internal sealed record KillPoint(string Name, string Step, bool IsBefore, string Says)
{
    public static IReadOnlyList<KillPoint> All { get; } =
    [
        new("before-claim", StepNames.Claim, true, "before it claims the conversation"),
        new("after-claim", StepNames.Claim, false, "after the claim, before it asks the model"),
        new("before-checkpoint", StepNames.Checkpoint, true, "when the model has answered, and nothing of it is written"),
        new("after-checkpoint", StepNames.Checkpoint, false, "after the checkpoint, before Twilio is asked to send"),
        new("before-finish", StepNames.Finish, true, "when Twilio has the reply, and the record does not say so"),
        new("after-finish", StepNames.Finish, false, "after the turn is recorded, before anything is cleaned up"),
        new("after-clean-up", StepNames.CleanUp, false, "after the clean-up, before the trigger is acknowledged"),
    ];

    public bool IsAt(Step step, bool isBefore) => isBefore == IsBefore && step.Name == Step;
}
