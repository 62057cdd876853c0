namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>
/// Sanitising of identifiers: lets a provider's identifier into an explanation only when it looks like one: an error body can quote what was sent.
/// </summary>
internal static class SafeWord
{
    private const int Longest = 64;

    public static string? Of(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > Longest)
            return null;

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.' or '-' or ':' or '[' or ']'))
                return null;
        }

        // Seven digits in a row are a telephone number sooner than a name.
        return LongestDigits(text) < 7 ? text : null;
    }

    private static int LongestDigits(string text)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in text)
        {
            run = char.IsAsciiDigit(c) ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
