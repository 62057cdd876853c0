namespace WhatsAppReplies.Shared.Texts;

/// <summary>Prefix of a text that fits a number of bytes in UTF-8, never with half a character at its end.</summary>
internal static class Utf8Prefix
{
    public static string Of(string text, int bytes)
    {
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0)
                break;
            end += rune.Utf16SequenceLength;
        }

        return text[..end];
    }
}
