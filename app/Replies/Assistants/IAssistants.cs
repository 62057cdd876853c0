namespace WhatsAppReplies.Replies.Assistants;

/// <summary>The assistants table behind a cache with a time limit; one fetch under concurrency.</summary>
internal interface IAssistants
{
    /// <summary>Never throws for anything that the table holds or the service does; only when cancelled.</summary>
    Task<AssistantOutcome> GetAsync(string assistantId, CancellationToken cancellationToken);
}
