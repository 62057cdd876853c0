namespace WhatsAppReplies.Replies.Assistants;

/// <summary>An entry of what the model is told of a conversation's record.</summary>
/// <param name="Path">Names from the record inwards, separated by dots.</param>
/// <param name="Label">What it is called before the model.</param>
internal sealed record ContextEntry(string Path, string Label);
