using Markdig.Syntax.Inlines;

namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>Reader of what stands in one block. Escapes, entities, links and line breaks are changed on the way; emphasis is not looked at.</summary>
internal sealed class CellReader
{
    private readonly string _text;
    private readonly TextEdits _edits;
    private readonly List<Cell> _cells = [];

    private CellReader(string text, TextEdits edits) => (_text, _edits) = (text, edits);

    public static List<Cell> Read(string text, TextEdits edits, ContainerInline content)
    {
        var before = edits.Count;
        var reader = new CellReader(text, edits);
        reader.ReadAll(content);
        if (reader.IsInOrder())
            return reader._cells;

        // Places that cannot be right: better a mark too many than a text that is cut up.
        edits.TakeBack(before);
        return [];
    }

    private bool IsInOrder()
    {
        var last = 0;
        foreach (var cell in _cells)
        {
            if (cell.Start < last || cell.End < cell.Start || cell.End > _text.Length)
                return false;
            last = cell.Start;
        }

        return true;
    }

    private void ReadAll(ContainerInline content)
    {
        foreach (var inline in content)
            Read(inline);
    }

    private void Read(Inline inline)
    {
        var (start, end) = (inline.Span.Start, inline.Span.End + 1);
        if (start < 0 || end > _text.Length || end <= start)
            return;

        switch (inline)
        {
            case LiteralInline literal:
                ReadText(start, end, literal.IsFirstCharacterEscaped);
                break;
            case LineBreakInline lineBreak:
                if (lineBreak.IsBackslash)
                    _edits.Delete(start, start + 1);
                _cells.Add(new('\n', start, end, CellKind.Break));
                break;
            case HtmlEntityInline entity:
                Show(start, end, entity.Transcoded.ToString(), CellKind.Fixed);
                break;
            case HtmlInline when IsLineBreak(_text.AsSpan(start, end - start)):
                ReadLineBreakTag(start, end);
                break;
            case AutolinkInline:
                Show(start, end, _text[(start + 1)..(end - 1)], CellKind.Fixed);
                break;
            case LinkInline { Reference: null } link:
                ReadLink(link, start, end);
                break;
            case LinkInline { FirstChild: not null } reference:
                ReadText(start, reference.FirstChild.Span.Start, false);
                ReadAll(reference);
                Keep(reference.LastChild!.Span.End + 1, end);
                break;
            case ContainerInline container:
                ReadAll(container);
                break;
            default:
                Keep(start, end);
                break;
        }
    }

    private void ReadText(int start, int end, bool isEscaped)
    {
        if (isEscaped && _text[start] == '\\' && start + 1 < end)
        {
            _edits.Delete(start, start + 1);
            Keep(start + 1, start + 2);
            start += 2;
        }

        for (; start < end; start++)
            _cells.Add(new(_text[start], start, start + 1, CellKind.Text));
    }

    private void ReadLineBreakTag(int start, int end)
    {
        while (end < _text.Length && _text[end] == ' ')
            end++;
        var endsLine = end == _text.Length || _text[end] is '\n' or '\r';
        _edits.Replace(start, end, endsLine ? "" : "\n");
        if (!endsLine)
            _cells.Add(new('\n', start, end, CellKind.Break));
    }

    private void ReadLink(LinkInline link, int start, int end)
    {
        var address = LinkAddress.Shown(link.Url ?? "");
        var (first, last) = (link.FirstChild?.Span.Start ?? end, link.LastChild is { } child ? child.Span.End + 1 : end);
        if (first >= last || LinkAddress.IsShownBy(_text[first..last], address))
        {
            Show(start, end, address, CellKind.Fixed);
            return;
        }

        _edits.Delete(start, first);
        ReadAll(link);
        Show(last, end, address.Length == 0 ? "" : _text[last - 1] == ':' ? $" {address}" : $": {address}", CellKind.LinkTail);
    }

    /// <summary>Puts something in the place of the original.</summary>
    private void Show(int start, int end, string shown, CellKind kind)
    {
        _edits.Replace(start, end, shown);
        foreach (var value in shown)
            _cells.Add(new(value, start, end, kind));
    }

    private void Keep(int start, int end)
    {
        for (; start < end; start++)
            _cells.Add(new(_text[start], start, start + 1, CellKind.Fixed));
    }

    private static bool IsLineBreak(ReadOnlySpan<char> tag) =>
        tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase) && tag[3..^1].Trim(" /").IsEmpty;
}
