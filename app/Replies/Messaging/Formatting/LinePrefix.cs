namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>Prefix of a line: its indentation, the marks of a quote, a bullet or a number.</summary>
/// <param name="Quoted">Behind the marks of the quote, or the indentation.</param>
/// <param name="Bullet">Where the bullet stands.</param>
/// <param name="Body">Where the text begins.</param>
internal readonly record struct LinePrefix(int Quoted, int? Bullet, int Body)
{
    public static LinePrefix Of(string text, TextLine line)
    {
        var quoted = SkipBlanks(text, line.Start, line.End);
        while (quoted < line.End && text[quoted] == '>')
            quoted = SkipBlanks(text, quoted + 1, line.End);

        var rest = text.AsSpan(quoted..line.End);
        var isBullet = rest is ['-' or '*' or '+', ' ' or '\t', ..];
        var marked = isBullet ? 1 : NumberLength(rest);
        return new(quoted, isBullet ? quoted : null, marked == 0 ? quoted : SkipBlanks(text, quoted + marked, line.End));
    }

    public static int SkipBlanks(string text, int start, int end)
    {
        while (start < end && text[start] is ' ' or '\t')
            start++;
        return start;
    }

    private static int NumberLength(ReadOnlySpan<char> rest)
    {
        var digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
            digits++;
        return digits > 0 && rest[digits..] is ['.' or ')', ' ' or '\t', ..] ? digits + 1 : 0;
    }
}
