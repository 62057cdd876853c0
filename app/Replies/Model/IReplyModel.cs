using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Replies.Media;

namespace WhatsAppReplies.Replies.Model;

/// <summary>The model: makes the text of a reply. Owns its retries, within the request's budget.</summary>
internal interface IReplyModel
{
    /// <summary>
    /// Never throws for anything that the provider does; only when cancelled by the caller. The key is fetched (and on 401 fetched
    /// once more) inside.
    /// </summary>
    Task<ModelOutcome> ReplyAsync(ModelRequest request, CancellationToken cancellationToken);
}

/// <param name="TurnId">Marks the call in the provider's metadata.</param>
/// <param name="Assistant">Model, instructions and limits.</param>
/// <param name="ApiKeySecretId">The secret that the record names, else the stack's.</param>
/// <param name="ThreadId">The record's <c>openai_thread_id</c>, whatever it holds.</param>
/// <param name="History">All entries on the record, oldest first; trimmed to the token bound by the model, newest backwards.</param>
/// <param name="UserText">The merged fragments of this turn.</param>
/// <param name="MayHaveBeenAsked">An earlier worker may have asked the same already: a server-side conversation is compared before attempts.</param>
/// <param name="Deadline">The end of the budget for all attempts together.</param>
/// <param name="CustomerReference">A hash that stands for the customer (the provider's safety identifier).</param>
internal sealed record ModelRequest(
    string TurnId,
    Assistant Assistant,
    string ApiKeySecretId,
    string? ThreadId,
    IReadOnlyList<MessageEntry> History,
    string UserText,
    bool MayHaveBeenAsked,
    DateTimeOffset Deadline,
    string CustomerReference)
{
    /// <summary>What the model is told of the conversation's record; nothing: the assistant asks for nothing that is there.</summary>
    public string? Context { get; init; }

    /// <summary>What came with the customer's messages and the model is given as it is; sent in this turn, and never again.</summary>
    public IReadOnlyList<MediaFile> Files { get; init; } = [];

    /// <summary>A record prints its members; the texts are private.</summary>
    public override string ToString() => $"request of turn {TurnId}";
}
