namespace WhatsAppReplies.Replies.Media;

/// <summary>Kind of a file that the model can be given.</summary>
internal enum FileKind
{
    Picture,
    Pdf,
    Text,

    /// <summary>Only in words: it is transcribed.</summary>
    Audio,
}
