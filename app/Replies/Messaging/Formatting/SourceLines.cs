namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>Lines of the original text, found from a place in them.</summary>
internal readonly struct SourceLines(string text)
{
    public int Start(int at) => at == 0 ? 0 : text.AsSpan(0, at).LastIndexOfAny('\n', '\r') + 1;

    /// <summary>Before what ends the line.</summary>
    public int End(int at) => text.AsSpan(at).IndexOfAny('\n', '\r') is >= 0 and var length ? at + length : text.Length;

    /// <summary>Where the line after the one that ends here begins.</summary>
    public int Next(int end) => end == text.Length ? end : end + (text.AsSpan(end).StartsWith("\r\n") ? 2 : 1);

    /// <summary>Whether the line that holds this place, or that it ends, is blank.</summary>
    public bool IsBlank(int at)
    {
        var end = text[at] is '\n' or '\r' ? (text[at] == '\n' && at > 0 && text[at - 1] == '\r' ? at - 1 : at) : End(at);
        return text.AsSpan(Start(end)..end).Trim(" \t").IsEmpty;
    }

    public int SkipBlank(int at)
    {
        while (at < text.Length && IsBlank(at))
            at = Next(End(at));
        return at;
    }
}
