namespace WhatsAppReplies.Replies.Messaging;

/// <summary>Where a text may be cut, best first.</summary>
internal enum CutKind
{
    Paragraph,
    Line,
    Sentence,
    Word,
    Character,
}
