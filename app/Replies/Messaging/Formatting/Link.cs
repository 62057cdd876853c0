namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>Link of Markdown, <c>[text](address "title")</c>.</summary>
internal sealed record Link(int Start, int TextStart, int TextEnd, string Address, int End)
{
    private const int LongestTarget = 2100;

    /// <summary>The link whose text begins here, if one does.</summary>
    public static Link? At(string text, int start, int textStart, int end, BracketPairs brackets)
    {
        if (brackets.Closing(textStart - 1) is not { } close || close + 2 >= end || text[close + 1] != '(')
            return null;

        var target = text.AsSpan((close + 2)..Math.Min(end, close + 2 + LongestTarget));
        var length = TargetLength(target);
        if (length <= 0)
            return null;

        var address = target[..length].Trim();
        var blank = address.IndexOfAny(" \t\n");
        if (blank >= 0)
        {
            if (address[blank..].TrimStart() is not (['"', .., '"'] or ['\'', .., '\'']))
                return null;
            address = address[..blank];
        }

        address = address is ['<', .., '>'] ? address[1..^1] : address;
        return address.IsEmpty ? null : new(start, textStart, close, address.ToString(), close + 2 + length + 1);
    }

    /// <summary>Up to the bracket that closes it; an address may have pairs of its own.</summary>
    private static int TargetLength(ReadOnlySpan<char> target)
    {
        var depth = 0;
        for (var at = 0; at < target.Length; at++)
        {
            if (target[at] == '(')
                depth++;
            else if (target[at] == ')' && depth-- == 0)
                return at;
        }

        return -1;
    }
}
