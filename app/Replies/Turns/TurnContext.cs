using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>Context of a turn: the invocation that it runs in, as far as it knows of it.</summary>
/// <param name="Conversation">Whose fragments are answered.</param>
/// <param name="IsRedelivery">The trigger was delivered before.</param>
/// <param name="IsLastReceive">After this one comes the dead-letter queue, and nobody tries again.</param>
/// <param name="Dynamo">Counts its calls for the summary.</param>
/// <param name="Deadline">The invocation's end.</param>
/// <param name="Lease">Of the worker: renewed beside the turn.</param>
/// <param name="Progress">Counts for the summary.</param>
/// <param name="Log">Names the conversation by its hash.</param>
/// <param name="Work">Cancelled shortly before the end.</param>
/// <param name="End">Cancelled at the end: for what must still be said after the work was cancelled.</param>
internal sealed record TurnContext(
    ConversationKey Conversation,
    bool IsRedelivery,
    bool IsLastReceive,
    CountedDynamo Dynamo,
    DateTimeOffset Deadline,
    Lease Lease,
    Progress Progress,
    ILog Log,
    CancellationToken Work,
    CancellationToken End)
{
    public override string ToString() => "context of a turn";
}
