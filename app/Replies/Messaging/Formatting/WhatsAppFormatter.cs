namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>
/// Formatter of a model's Markdown as WhatsApp shows text. The Markdown is read, and only its marks are changed where they stand: whatever is no
/// mark goes out as it came.
/// </summary>
internal static class WhatsAppFormatter
{
    public static string Format(string markdown)
    {
        var text = CitationMarks.Without(markdown);
        if (MarkdownReader.Read(text) is not { } document)
            return text;

        var edits = new TextEdits(text);
        new BlockFormatter(text, edits).Format(document);
        return edits.Applied();
    }
}
