namespace WhatsAppReplies.Local.Cloud;

/// <summary>Something that whoever runs this can mend: the message says in one line what is wrong and what to do.</summary>
internal sealed class ProblemException(string message, Exception? cause = null) : Exception(message, cause);
