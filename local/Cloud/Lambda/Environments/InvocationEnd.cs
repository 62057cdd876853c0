using WhatsAppReplies.Local.Cloud.Lambda.Processes;
using WhatsAppReplies.Local.Cloud.Lambda.RuntimeApi;

namespace WhatsAppReplies.Local.Cloud.Lambda.Environments;

/// <summary>
/// How an invocation ended in its process. What the runtime posted counts even when the process then died or hung
/// before it asked for more: the answer had been accepted.
/// </summary>
/// <param name="Posted">Null: nothing was posted.</param>
/// <param name="Exit">Null: the process lives.</param>
/// <param name="TimedOut">The time was over before the runtime asked for more.</param>
internal sealed record InvocationEnd(HandlerOutcome? Posted, ExitStatus? Exit, bool TimedOut)
{
    public bool Reusable => Exit is null && !TimedOut;
}
