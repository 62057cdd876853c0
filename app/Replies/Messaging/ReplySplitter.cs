using System.Buffers;
using System.Globalization;

namespace WhatsAppReplies.Replies.Messaging;

/// <summary>
/// Splitter of a reply into parts that Twilio takes, where a reader would split. Twilio counts UTF-16 units: an emoji outside the basic plane
/// counts two, so the length of a .NET string is the count.
/// </summary>
internal static class ReplySplitter
{
    /// <summary>Twilio's limit for the body of a message.</summary>
    public const int LongestPart = 1600;

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\u2028\u2029");

    /// <summary>
    /// The parts in order, none empty. Nothing but white space at the cuts (and around the whole) is dropped, and no mark is cut: what is bold or code
    /// and longer than a part is closed at the end of one and opened again in the next.
    /// </summary>
    public static IReadOnlyList<string> Split(string text, int limit = LongestPart)
    {
        // A surrogate pair must fit.
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2);

        List<string> parts = [];
        var body = TrimStart(text).TrimEnd().ToString();
        var marks = new MarkedText(body, limit);
        var (start, opening) = (0, "");
        while (opening.Length + body.Length - start > limit)
        {
            var cut = FindCut(body, start, limit - opening.Length, marks);
            var (closing, nextOpening, isCode) = marks.At(cut);
            parts.Add($"{opening}{body.AsSpan(start..cut).TrimEnd()}{closing}");
            (start, opening) = (SkipSpace(body, cut, isCode), nextOpening);
        }

        if (start < body.Length)
            parts.Add(opening + body[start..]);
        return parts;
    }

    /// <summary>In code the indentation of a line is kept.</summary>
    private static int SkipSpace(string body, int cut, bool isCode)
    {
        var next = body.Length - TrimStart(body.AsSpan(cut)).Length;
        var lineEnd = isCode ? body.AsSpan(cut..next).LastIndexOfAny(LineEnds) : -1;
        return lineEnd >= 0 ? cut + lineEnd + 1 : next;
    }

    private static int FindCut(string body, int from, int limit, MarkedText marks)
    {
        var text = body.AsSpan(from);
        var cuts = new Cuts(limit, from, marks);
        for (var start = 0; start <= limit && start < text.Length;)
        {
            if (BreakingSpace(text[start..]) > 0)
            {
                start = AddSpace(text, start, ref cuts);
                continue;
            }

            if (SentenceEnd.EndsWithoutSpace(text, start))
                cuts.Add(CutKind.Sentence, start);
            cuts.Add(CutKind.Character, start);
            start += StringInfo.GetNextTextElementLength(text[start..]);
        }

        return from + (cuts.Best ?? WithinCluster(text, limit - marks.At(from + limit).Closing.Length));
    }

    /// <summary>Takes a run of white space whole: how many line ends it has says what it separates.</summary>
    private static int AddSpace(ReadOnlySpan<char> text, int start, ref Cuts cuts)
    {
        var end = start;
        var lines = 0;
        while (BreakingSpace(text[end..]) is > 0 and var length)
        {
            if (text[end..(end + length)].IndexOfAny(LineEnds) >= 0)
                lines++;
            end += length;
        }

        cuts.Add(
            lines switch
            {
                0 => SentenceEnd.EndsBefore(text, start) ? CutKind.Sentence : CutKind.Word,
                1 => CutKind.Line,
                _ => CutKind.Paragraph,
            },
            start);
        return end;
    }

    /// <summary>The length of the white space at the start, when a line may break at it.</summary>
    private static int BreakingSpace(ReadOnlySpan<char> text) =>
        text.IsEmpty || text[0] is '\u00a0' or '\u2007' or '\u202f' ? 0 : Space(text);

    /// <summary>The length of the text element at the start when it is white space, else zero. A space that carries a combining mark is none.</summary>
    private static int Space(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsWhiteSpace(text[0]))
            return 0;

        var length = StringInfo.GetNextTextElementLength(text);
        return length == 1 || text[..length].SequenceEqual("\r\n") ? length : 0;
    }

    private static ReadOnlySpan<char> TrimStart(ReadOnlySpan<char> text)
    {
        while (Space(text) is > 0 and var length)
            text = text[length..];
        return text;
    }

    /// <summary>One character with more combining marks than a part holds: somewhere it must end, only not between two surrogates.</summary>
    private static int WithinCluster(ReadOnlySpan<char> text, int limit) => char.IsLowSurrogate(text[limit]) ? limit - 1 : limit;

    /// <summary>The last place of each kind within the limit.</summary>
    private ref struct Cuts(int limit, int from, MarkedText marks)
    {
        private int _paragraph;
        private int _line;
        private int _sentence;
        private int _word;
        private int _character;

        /// <summary>
        /// The best kind wins as long as it fills half of the part: a greeting alone is no part. Then any word's end, before a word is cut.
        /// </summary>
        public readonly int? Best =>
            Full(_paragraph) ?? Full(_line) ?? Full(_sentence) ?? Full(_word)
            ?? Any(Math.Max(Math.Max(_paragraph, _line), Math.Max(_sentence, _word))) ?? Any(_character);

        public void Add(CutKind kind, int at)
        {
            if (at > limit || marks.Needed(from + at) is not { } needed || at + needed > limit)
                return;

            switch (kind)
            {
                case CutKind.Paragraph: _paragraph = at; break;
                case CutKind.Line: _line = at; break;
                case CutKind.Sentence: _sentence = at; break;
                case CutKind.Word: _word = at; break;
                default: _character = at; break;
            }
        }

        private readonly int? Full(int at) => at >= limit / 2 && at > 0 ? at : null;

        private static int? Any(int at) => at > 0 ? at : null;
    }
}

/// <summary>Where a text may be cut, best first.</summary>
internal enum CutKind
{
    Paragraph,
    Line,
    Sentence,
    Word,
    Character,
}
