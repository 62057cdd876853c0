using System.Buffers;
using System.Net;

namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>Reader of what stands in some lines. Escapes, entities, links and tags for a new line are changed on the way; emphasis is not looked at.</summary>
internal sealed class CellReader
{
    /// <summary>Of an entity: <c>&amp;thetasym;</c>, <c>&amp;#1114111;</c>.</summary>
    private const int LongestEntity = 12;

    /// <summary>A mark's end is looked for so far, so that a text of nothing but beginnings ends in time.</summary>
    private const int LongestTag = 200;

    private static readonly SearchValues<char> Escaped = SearchValues.Create("\\`*_{}[]()#+-.!~>|<&");
    private static readonly SearchValues<char> AddressEnds = SearchValues.Create(" \t\r\n<>|\"`");
    private const string AfterAddress = "*_~.,;:!?)]'";

    private readonly string _text;
    private readonly TextEdits _edits;
    private readonly List<Cell> _cells = [];
    private readonly BracketPairs _brackets;
    private readonly CodeRuns _code;

    private CellReader(string text, TextEdits edits, int start, int end)
    {
        (_text, _edits) = (text, edits);
        _brackets = new BracketPairs(text, start, end);
        _code = new CodeRuns(text, start, end);
    }

    public static List<Cell> Read(string text, TextEdits edits, int start, int end)
    {
        var reader = new CellReader(text, edits, start, end);
        reader.ReadAll(start, end, mayLink: true);
        return reader._cells;
    }

    private void ReadAll(int start, int end, bool mayLink)
    {
        for (var at = start; at < end;)
            at = Read(at, end, mayLink);
    }

    /// <returns>Where to go on.</returns>
    private int Read(int at, int end, bool mayLink)
    {
        switch (_text[at])
        {
            case '\n' or '\r':
                var next = at + (_text.AsSpan(at..end).StartsWith("\r\n") ? 2 : 1);
                _cells.Add(new('\n', at, next, CellKind.Break));
                return next;
            case '\\' when at + 1 < end && Escaped.Contains(_text[at + 1]):
                _edits.Delete(at, at + 1);
                return Keep(at + 1, at + 2);
            case '`':
                return Keep(at, _code.End(at, end));
            case '&':
                return ReadEntity(at, end);
            case '<':
                return ReadTag(at, end);
            case '[' when mayLink && Link.At(_text, at, at + 1, end, _brackets) is { } link:
                return ReadLink(link);
            case '!' when mayLink && at + 1 < end && _text[at + 1] == '[' && Link.At(_text, at, at + 2, end, _brackets) is { } image:
                return ReadLink(image);
            case 'h' or 'H' when LinkAddress.HasScheme(_text.AsSpan(at..end)):
                return Keep(at, AddressEnd(at, end));
            default:
                _cells.Add(new(_text[at], at, at + 1, CellKind.Text));
                return at + 1;
        }
    }

    /// <summary>The marks that close around an address are none of its own.</summary>
    private int AddressEnd(int at, int end)
    {
        var length = _text.AsSpan(at..end).IndexOfAny(AddressEnds);
        return at + _text.AsSpan(at, length < 0 ? end - at : length).TrimEnd(AfterAddress).Length;
    }

    private int ReadEntity(int at, int end)
    {
        var length = _text.AsSpan(at, Math.Min(LongestEntity, end - at)).IndexOf(';') + 1;
        var entity = _text.Substring(at, Math.Max(length, 1));
        var shown = WebUtility.HtmlDecode(entity);
        if (shown == entity)
            return Keep(at, at + 1);

        Show(at, at + length, shown, CellKind.Fixed);
        return at + length;
    }

    private int ReadTag(int at, int end)
    {
        var inside = _text.AsSpan((at + 1)..Math.Min(end, at + LongestTag));
        var length = inside.IndexOfAny("<>\r\n");
        if (length <= 0 || inside[length] != '>' || !(char.IsAsciiLetter(inside[0]) || inside[0] == '/'))
            return Keep(at, at + 1);

        var tag = inside[..length];
        var after = at + length + 2;
        if (LinkAddress.IsAlone(tag))
            Show(at, after, LinkAddress.Shown(tag.ToString()), CellKind.Fixed);
        else if (tag.Trim(" /").Equals("br", StringComparison.OrdinalIgnoreCase))
            return ReadLineBreak(at, LinePrefix.SkipBlanks(_text, after, end), end);
        else
            Keep(at, after);
        return after;
    }

    private int ReadLineBreak(int at, int after, int end)
    {
        var endsLine = after == end || _text[after] is '\n' or '\r';
        _edits.Replace(at, after, endsLine ? "" : "\n");
        if (!endsLine)
            _cells.Add(new('\n', at, after, CellKind.Break));
        return after;
    }

    private int ReadLink(Link link)
    {
        var address = LinkAddress.Shown(link.Address);
        if (link.TextStart == link.TextEnd || LinkAddress.IsShownBy(_text[link.TextStart..link.TextEnd], address))
        {
            Show(link.Start, link.End, address, CellKind.Fixed);
            return link.End;
        }

        _edits.Delete(link.Start, link.TextStart);
        ReadAll(link.TextStart, link.TextEnd, mayLink: false);
        Show(link.TextEnd, link.End, _text[link.TextEnd - 1] == ':' ? $" {address}" : $": {address}", CellKind.LinkTail);
        return link.End;
    }

    /// <summary>Puts something in the place of the original.</summary>
    private void Show(int start, int end, string shown, CellKind kind)
    {
        _edits.Replace(start, end, shown);
        foreach (var value in shown)
            _cells.Add(new(value, start, end, kind));
    }

    private int Keep(int start, int end)
    {
        for (var at = start; at < end; at++)
            _cells.Add(new(_text[at], at, at + 1, CellKind.Fixed));
        return end;
    }
}
