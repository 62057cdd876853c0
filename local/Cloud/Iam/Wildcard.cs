namespace WhatsAppReplies.Local.Cloud.Iam;

/// <summary>The two wildcards of policies: <c>*</c> for any run of characters, colons and slashes too, and <c>?</c> for one.</summary>
internal static class Wildcard
{
    public static bool Matches(string pattern, string text, StringComparison comparison = StringComparison.Ordinal)
    {
        int inPattern = 0, inText = 0, star = -1, resume = 0;
        while (inText < text.Length)
        {
            if (inPattern < pattern.Length && pattern[inPattern] == '*')
            {
                star = inPattern++;
                resume = inText;
            }
            else if (inPattern < pattern.Length
                && (pattern[inPattern] == '?' || pattern.AsSpan(inPattern, 1).Equals(text.AsSpan(inText, 1), comparison)))
            {
                inPattern++;
                inText++;
            }
            else if (star >= 0)
            {
                inPattern = star + 1;
                inText = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(inPattern).TrimStart('*').IsEmpty;
    }
}
