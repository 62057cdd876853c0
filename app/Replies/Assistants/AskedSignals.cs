namespace WhatsAppReplies.Replies.Assistants;

/// <summary>Signals that an assistant asks for: what the model may say besides the reply.</summary>
/// <param name="HandOff">That a person has to take the conversation, and why.</param>
/// <param name="TaskComplete">That nothing is left to do in it.</param>
internal readonly record struct AskedSignals(bool HandOff, bool TaskComplete)
{
    public bool Any => HandOff || TaskComplete;
}
