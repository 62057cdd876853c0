namespace WhatsAppReplies.Replies.Fragments;

/// <summary>What is recorded of a file that came: never its bytes, and no address of it.</summary>
/// <param name="ContentType">Empty where nobody says it.</param>
/// <param name="Size">In bytes; nothing where it was not fetched.</param>
internal sealed record MediaDescriptor(string ContentType, long? Size);
