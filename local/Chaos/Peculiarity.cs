namespace WhatsAppReplies.Local.Chaos;

/// <summary>What is special about a conversation.</summary>
internal enum Peculiarity
{
    None,

    /// <summary>So many old messages that the oldest move to archive items.</summary>
    LongHistory,

    /// <summary>The model's provider keeps the history.</summary>
    KeptByProvider,

    /// <summary>Its record names an assistant that nobody made: refused until a person mends the record and redrives its trigger.</summary>
    WrongAssistant,
}
