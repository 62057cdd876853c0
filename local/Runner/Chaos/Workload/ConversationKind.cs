namespace WhatsAppReplies.Local.Runner.Chaos.Workload;

/// <summary>Kind of a conversation: which special case it covers.</summary>
internal enum ConversationKind
{
    None,

    /// <summary>So many old messages that the oldest move to archive items.</summary>
    LongHistory,

    /// <summary>The model's provider keeps the history.</summary>
    KeptByProvider,

    /// <summary>Its record names an assistant that nobody made: refused until a person mends the record and redrives its trigger.</summary>
    WrongAssistant,

    /// <summary>Nobody has written to this customer before: the webhook makes the record.</summary>
    NeverWrittenTo,
}
