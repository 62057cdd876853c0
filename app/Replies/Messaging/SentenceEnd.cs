using System.Buffers;

namespace WhatsAppReplies.Replies.Messaging;

/// <summary>Ends of sentences in the scripts that customers write.</summary>
internal static class SentenceEnd
{
    private static readonly SearchValues<char> Terminators = SearchValues.Create(".!?…。！？؟۔।॥");

    /// <summary>Scripts that put no space between sentences.</summary>
    private static readonly SearchValues<char> FullWidth = SearchValues.Create("。！？");

    private static readonly SearchValues<char> Closers = SearchValues.Create("\"')]}»”’」』）");

    public static bool EndsBefore(ReadOnlySpan<char> text, int position)
    {
        var last = SkipClosersBack(text, position) - 1;
        return last >= 0 && Terminators.Contains(text[last]);
    }

    public static bool EndsWithoutSpace(ReadOnlySpan<char> text, int position)
    {
        if (position >= text.Length || Closers.Contains(text[position]) || Terminators.Contains(text[position]))
            return false;

        var last = SkipClosersBack(text, position) - 1;
        return last >= 0 && FullWidth.Contains(text[last]);
    }

    private static int SkipClosersBack(ReadOnlySpan<char> text, int position)
    {
        while (position > 0 && Closers.Contains(text[position - 1]))
            position--;
        return position;
    }
}
