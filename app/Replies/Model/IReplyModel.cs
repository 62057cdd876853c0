namespace WhatsAppReplies.Replies.Model;

/// <summary>Makes the text of a reply. Owns its retries, within the request's budget.</summary>
internal interface IReplyModel
{
    /// <summary>
    /// Never throws for anything that the provider does; only when cancelled by the caller. The key is fetched (and on 401 fetched
    /// once more) inside.
    /// </summary>
    Task<ModelOutcome> ReplyAsync(ModelRequest request, CancellationToken cancellationToken);
}
