using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Assistants;

internal abstract record AssistantOutcome
{
    private AssistantOutcome()
    {
    }

    public sealed record Found(Assistant Assistant) : AssistantOutcome;

    /// <summary>The table could not be asked; the same call may work later.</summary>
    public sealed record TryAgain(Failure Failure) : AssistantOutcome;

    /// <summary>No such assistant, or an attribute of it has the wrong type: a person has to mend it.</summary>
    public sealed record Refuse(Failure Failure) : AssistantOutcome;
}
