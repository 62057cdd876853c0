using WhatsAppReplies.Replies.Triggers;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>One trigger, as one invocation works on it.</summary>
/// <param name="Trigger">Whose fragments are answered.</param>
/// <param name="Delivery">The queue message that it came with.</param>
/// <param name="Deadline">The invocation's end.</param>
/// <param name="Progress">Counts for the summary.</param>
/// <param name="Log">Names the conversation by its hash.</param>
/// <param name="Work">Cancelled shortly before the end.</param>
/// <param name="End">Cancelled at the end: for what must still be said after the work was cancelled.</param>
internal sealed record Assignment(
    Trigger Trigger,
    Delivery Delivery,
    DateTimeOffset Deadline,
    Progress Progress,
    ILog Log,
    CancellationToken Work,
    CancellationToken End)
{
    public override string ToString() => $"assignment of {Delivery}";
}
