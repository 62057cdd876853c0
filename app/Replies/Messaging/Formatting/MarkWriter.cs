namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>
/// Writer of WhatsApp's marks in the place of Markdown's. They hold within one line, beside no letter and with no blank inside; one that WhatsApp
/// would show as a character vanishes.
/// </summary>
internal sealed class MarkWriter(TextEdits edits, IReadOnlyList<Cell> cells)
{
    private readonly List<(int Start, int End, string Mark)> _written = [];

    /// <summary>For each cell whether it is a character of a mark.</summary>
    private readonly bool[] _isMark = new bool[cells.Count];

    /// <summary>For each cell the nearest one on either side that is no character of a mark.</summary>
    private readonly int[] _before = new int[cells.Count];
    private readonly int[] _after = new int[cells.Count];

    public void Write()
    {
        var enclosing = new Stack<(int Close, char Mark)>();
        var pairs = RemoveMarks();
        foreach (var pair in pairs)
        {
            while (enclosing.TryPeek(out var outer) && outer.Close <= pair.Open)
                enclosing.Pop();
            if (Shown(pair, enclosing) is not { } mark)
                continue;

            enclosing.Push((pair.Close, mark));
            Around(pair, mark);
        }

        Insert();
    }

    /// <summary>One bold text on every line, whatever was marked in it.</summary>
    public void WriteBold()
    {
        RemoveMarks();
        foreach (var (start, end) in Lines(0, cells.Count))
        {
            if (Trimmed(start, end) is { } inside)
                _written.Add((cells[inside.First].Start, cells[inside.Last].End, "*"));
        }

        Insert();
    }

    /// <summary>No marks at all.</summary>
    /// <returns>Where in the original what is left begins and ends.</returns>
    public (int Start, int End)? WritePlain()
    {
        RemoveMarks();
        return Trimmed(0, cells.Count) is { } inside ? (cells[inside.First].Start, cells[inside.Last].End) : null;
    }

    private IReadOnlyList<EmphasisPair> RemoveMarks()
    {
        var pairs = EmphasisReader.Read(cells);
        foreach (var pair in pairs)
        {
            foreach (var start in (ReadOnlySpan<int>)[pair.Open, pair.Close])
            {
                for (var index = start; index < start + pair.Size; index++)
                {
                    _isMark[index] = true;
                    edits.Delete(cells[index].Start, cells[index].End);
                }
            }
        }

        FindNeighbours();
        return pairs;
    }

    private void FindNeighbours()
    {
        for (int index = 0, nearest = -1; index < cells.Count; index++)
        {
            _before[index] = nearest;
            nearest = _isMark[index] ? nearest : index;
        }

        for (int index = cells.Count - 1, nearest = cells.Count; index >= 0; index--)
        {
            _after[index] = nearest;
            nearest = _isMark[index] ? nearest : index;
        }
    }

    /// <summary>A single star is WhatsApp's bold already, unless what is around it or in it shows that Markdown's italics are meant.</summary>
    private static char? Shown(EmphasisPair pair, Stack<(int Close, char Mark)> enclosing)
    {
        var mark = pair switch
        {
            { Mark: '~' } => '~',
            { IsBold: true } => '*',
            { Mark: '*', HoldsBold: false } when !Has(enclosing, '*') => '*',
            _ => '_',
        };
        return Has(enclosing, mark) ? null : mark;
    }

    /// <summary>There are three marks, and none stands in itself.</summary>
    private static bool Has(Stack<(int Close, char Mark)> enclosing, char mark)
    {
        foreach (var outer in enclosing)
        {
            if (outer.Mark == mark)
                return true;
        }

        return false;
    }

    private void Around(EmphasisPair pair, char mark)
    {
        foreach (var (start, end) in Lines(pair.FirstInside, pair.Close))
        {
            if (Trimmed(start, end) is not { } inside)
                continue;

            if (start == pair.FirstInside && Neighbour.IsBlank(cells, _before[start]))
                RemoveBlanks(start, inside.First);
            if (end == pair.Close && Neighbour.IsBlank(cells, _after[end]))
                RemoveBlanks(inside.Last + 1, end);
            if (!Neighbour.IsWord(cells, _before[inside.First]) && !Neighbour.IsWord(cells, _after[inside.Last]))
                _written.Add((cells[inside.First].Start, cells[inside.Last].End, mark.ToString()));
        }
    }

    private IEnumerable<(int Start, int End)> Lines(int start, int end)
    {
        for (var index = start; index < end; index++)
        {
            if (cells[index].Kind == CellKind.Break)
            {
                yield return (start, index);
                start = index + 1;
            }
        }

        yield return (start, end);
    }

    private (int First, int Last)? Trimmed(int start, int end)
    {
        while (start < end && (_isMark[start] || cells[start].IsBlank))
            start++;
        while (end > start && (_isMark[end - 1] || cells[end - 1].IsBlank || cells[end - 1].Kind == CellKind.LinkTail))
            end--;
        return start < end ? (start, end - 1) : null;
    }

    private void RemoveBlanks(int start, int end)
    {
        for (var index = start; index < end; index++)
        {
            if (!_isMark[index] && cells[index].IsBlank)
                edits.Delete(cells[index].Start, cells[index].End);
        }
    }

    /// <summary>Where marks meet: what closes before what opens, inner before outer, and outer before inner.</summary>
    private void Insert()
    {
        for (var index = _written.Count - 1; index >= 0; index--)
            edits.Insert(_written[index].End, _written[index].Mark);
        foreach (var (start, _, mark) in _written)
            edits.Insert(start, mark);
    }
}
