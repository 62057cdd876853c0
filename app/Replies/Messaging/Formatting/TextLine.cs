namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>Line of a text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Before what ends it.</param>
/// <param name="Next">Where the next one begins.</param>
internal readonly record struct TextLine(int Start, int End, int Next)
{
    public static TextLine At(string text, int start)
    {
        var length = text.AsSpan(start).IndexOfAny('\n', '\r');
        if (length < 0)
            return new(start, text.Length, text.Length);

        var end = start + length;
        return new(start, end, end + (text.AsSpan(end).StartsWith("\r\n") ? 2 : 1));
    }

    public bool IsBlank(string text) => text.AsSpan(Start..End).IsWhiteSpace();
}
