namespace WhatsAppReplies.Local.Try.Running;

/// <summary>The model that a trial is run against.</summary>
internal interface ITriedModel
{
    /// <summary>Of the input of a turn: never too low.</summary>
    int MostTokens(TriedConversation conversation, IReadOnlyList<string> customer);

    /// <summary>Never throws for anything that the provider does; only when cancelled.</summary>
    Task<TurnAnswer> ReplyAsync(TriedConversation conversation, IReadOnlyList<string> customer, CancellationToken cancellationToken);
}
