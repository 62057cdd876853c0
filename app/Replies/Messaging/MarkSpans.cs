using System.Buffers;
using WhatsAppReplies.Replies.Messaging.Formatting;

namespace WhatsAppReplies.Replies.Messaging;

/// <summary>Finder of what WhatsApp shows in bold, italic, struck out or as code. Code holds no marks; the others hold within one line.</summary>
internal sealed class MarkSpans
{
    private static readonly SearchValues<char> Stops = SearchValues.Create("*_~`\n\r");

    private readonly string _text;
    private readonly List<MarkSpan> _found = [];

    /// <summary>Places of the marks that are open; none twice, so there are at most three.</summary>
    private readonly List<int> _open = [];
    private bool _hasMoreFences = true;

    private MarkSpans(string text) => _text = text;

    /// <returns>The spans, an outer one before those in it.</returns>
    public static List<MarkSpan> Find(string text)
    {
        var finder = new MarkSpans(text);
        for (var at = 0; text.AsSpan(at).IndexOfAny(Stops) is >= 0 and var skipped;)
            at = finder.Take(at + skipped);
        finder._found.Sort((one, other) => one.Start.CompareTo(other.Start));
        return finder._found;
    }

    /// <returns>Where to go on.</returns>
    private int Take(int at)
    {
        switch (_text[at])
        {
            case '\n' or '\r':
                _open.Clear();
                return at + 1;
            case '`':
                return TakeCode(at);
            default:
                TakeMark(at);
                return at + 1;
        }
    }

    private int TakeCode(int at)
    {
        if (_hasMoreFences && _text.AsSpan(at).StartsWith(MarkSpan.Fence))
        {
            var fence = _text.IndexOf(MarkSpan.Fence, at + MarkSpan.Fence.Length, StringComparison.Ordinal);
            _hasMoreFences = fence >= 0;
            if (_hasMoreFences && Add(MarkSpan.Fence, at, fence))
            {
                _open.Clear();
                return fence + MarkSpan.Fence.Length;
            }
        }

        var length = _text.AsSpan(at + 1).IndexOfAny("`\n\r");
        return length > 0 && _text[at + 1 + length] == '`' && Add("`", at, at + 1 + length) ? at + length + 2 : at + 1;
    }

    private void TakeMark(int at)
    {
        var opened = _open.FindIndex(open => _text[open] == _text[at]);
        if (opened >= 0)
        {
            if (_open[opened] < at - 1 && !char.IsWhiteSpace(_text[at - 1]) && !IsWordAt(at + 1))
            {
                Add(_text[at].ToString(), _open[opened], at);
                _open.RemoveRange(opened, _open.Count - opened);
            }
        }
        else if (at + 1 < _text.Length && !char.IsWhiteSpace(_text[at + 1]) && !Neighbour.Joins(_text[at + 1]) && !IsWordAt(at - 1))
        {
            _open.Add(at);
        }
    }

    private bool Add(string mark, int open, int close)
    {
        var inside = _text.AsSpan((open + mark.Length)..close);
        var content = inside.TrimStart();
        if (content.IsEmpty)
            return false;

        var start = open + mark.Length + inside.Length - content.Length;
        _found.Add(new(mark, open, start, start + content.TrimEnd().Length, close + mark.Length));
        return true;
    }

    private bool IsWordAt(int at) => at >= 0 && at < _text.Length && Neighbour.IsWord(_text[at]);
}
