using System.Buffers;
using System.Text;

namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>
/// Citation marks of OpenAI's file and web search, which mean nothing outside its own pages: <c>【4:0†source】</c>, and sequences between
/// characters of a private use area.
/// </summary>
internal static class CitationMarks
{
    private const char Open = '\u3010';
    private const char Close = '\u3011';
    private const char Dagger = '\u2020';
    private const char FirstPrivate = '\ue200';
    private const char EndOfSequence = '\ue201';
    private const char LastPrivate = '\ue206';

    /// <summary>A mark is short; what is longer is text between brackets.</summary>
    private const int Longest = 400;

    private static readonly SearchValues<char> Beginnings = SearchValues.Create("\u3010\ue200\ue201\ue202\ue203\ue204\ue205\ue206");
    private static readonly SearchValues<char> Numbers = SearchValues.Create("0123456789:");
    private static readonly SearchValues<char> Stops = SearchValues.Create(".,;:!?)\n\r ");

    public static string Without(string text)
    {
        if (!text.AsSpan().ContainsAny(Beginnings))
            return text;

        var kept = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (rest.IndexOfAny(Beginnings) is >= 0 and var at)
        {
            kept.Append(rest[..at]);
            rest = rest[at..];
            if (Length(rest) is > 0 and var length)
            {
                rest = rest[length..];
                DropBlank(kept, rest);
            }
            else
            {
                kept.Append(rest[0]);
                rest = rest[1..];
            }
        }

        return kept.Append(rest).ToString();
    }

    /// <summary>The length of the mark at the start; zero when there is none.</summary>
    private static int Length(ReadOnlySpan<char> text)
    {
        var window = text[..Math.Min(text.Length, Longest)];
        switch (text[0])
        {
            case Open:
                var end = window.IndexOf(Close);
                var dagger = window.IndexOf(Dagger);
                return end > dagger && dagger > 1 && !window[1..dagger].ContainsAnyExcept(Numbers) ? end + 1 : 0;
            case FirstPrivate:
                return Math.Max(window.IndexOf(EndOfSequence) + 1, 1);
            case > FirstPrivate and <= LastPrivate:
                return 1;
            default:
                return 0;
        }
    }

    /// <summary>The blank that stood before the mark, where nothing follows that needs one.</summary>
    private static void DropBlank(StringBuilder kept, ReadOnlySpan<char> rest)
    {
        if (kept.Length > 0 && kept[^1] == ' ' && (rest.IsEmpty || Stops.Contains(rest[0])))
            kept.Length--;
    }
}
