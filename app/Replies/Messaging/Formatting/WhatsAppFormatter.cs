namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>
/// Formatter of a model's Markdown as WhatsApp shows text. Only marks are changed, where they stand: whatever is no mark goes out as it came. The time
/// grows with the text's length, whatever stands in it.
/// </summary>
internal static class WhatsAppFormatter
{
    public static string Format(string markdown)
    {
        var text = CitationMarks.Without(markdown);
        var edits = new TextEdits(text);
        new BlockFormatter(text, edits).Format();
        return edits.Applied();
    }
}
