namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>
/// Reader of emphasis as models write it. More is a mark than in CommonMark: one that a word follows (<c>**Note:**text</c>) closes what is open,
/// and one with a blank inside (<c>** b **</c>) is meant. Linear in the number of cells.
/// </summary>
internal sealed class EmphasisReader
{
    private const string Marks = "*_~";

    private readonly IReadOnlyList<Cell> _cells;
    private readonly List<Opening> _open = [];
    private readonly List<EmphasisPair> _pairs = [];

    /// <summary>For each mark how many openings can still give two characters, and how many have an odd one.</summary>
    private readonly int[] _double = new int[Marks.Length];
    private readonly int[] _single = new int[Marks.Length];
    private int _lastBold = -1;

    private EmphasisReader(IReadOnlyList<Cell> cells) => _cells = cells;

    /// <returns>The pairs, an outer one before those in it.</returns>
    public static IReadOnlyList<EmphasisPair> Read(IReadOnlyList<Cell> cells)
    {
        var reader = new EmphasisReader(cells);
        for (var start = 0; start < cells.Count;)
        {
            var end = start + 1;
            if (cells[start].Kind == CellKind.Text && Marks.Contains(cells[start].Value))
            {
                while (end < cells.Count && cells[end].IsText(cells[start].Value))
                    end++;
                reader.Take(start, end);
            }

            start = end;
        }

        reader._pairs.Sort((one, other) => one.Open.CompareTo(other.Open));
        return reader._pairs;
    }

    private void Take(int start, int end)
    {
        var run = new Run(_cells, start, end);
        if (run.Mark == '~' && run.Length != 2)
            return;

        if (run.CanClose)
            start = Close(run.Mark, start, end);
        if (start < end && run.CanOpen)
            Push(new(run.Mark, start, end - start));
    }

    /// <returns>Where what is left of the run begins.</returns>
    private int Close(char mark, int start, int end)
    {
        while (start < end && SizeOf(mark, end - start) is > 0 and var size)
        {
            var opening = Pop(mark, size);
            var at = opening.Start + opening.Length - size;
            var pair = new EmphasisPair(mark, size, at, start, _lastBold > at);
            _pairs.Add(pair);
            if (pair.IsBold)
                _lastBold = Math.Max(_lastBold, at);
            if (opening.Length > size)
                Push(opening with { Length = opening.Length - size });
            start += size;
        }

        return start;
    }

    /// <summary>Of three on both sides the inner one is italic: WhatsApp's bold stands outside.</summary>
    private int SizeOf(char mark, int left)
    {
        var index = Marks.IndexOf(mark, StringComparison.Ordinal);
        var isOdd = left % 2 == 1 && _single[index] > 0;
        if (isOdd && (left == 1 || (_open[^1].Mark == mark && _open[^1].IsOdd)))
            return 1;
        return left >= 2 && _double[index] > 0 ? 2 : isOdd ? 1 : 0;
    }

    /// <summary>What was opened after it stays as it is: it has no end.</summary>
    private Opening Pop(char mark, int size)
    {
        while (true)
        {
            var last = _open[^1];
            _open.RemoveAt(_open.Count - 1);
            Count(last, -1);
            if (last.Mark == mark && (size == 2 ? last.Length >= 2 : last.IsOdd))
                return last;
        }
    }

    private void Push(Opening opening)
    {
        _open.Add(opening);
        Count(opening, 1);
    }

    private void Count(Opening opening, int by)
    {
        var index = Marks.IndexOf(opening.Mark, StringComparison.Ordinal);
        _double[index] += opening.Length >= 2 ? by : 0;
        _single[index] += opening.IsOdd ? by : 0;
    }

    private readonly record struct Opening(char Mark, int Start, int Length)
    {
        public bool IsOdd => Length % 2 == 1;
    }

    /// <summary>Run of one mark, and what its neighbours let it be.</summary>
    private readonly ref struct Run(IReadOnlyList<Cell> cells, int start, int end)
    {
        public char Mark => cells[start].Value;

        public int Length => end - start;

        private bool BlankBefore => Neighbour.IsBlank(cells, start - 1);

        private bool BlankAfter => Neighbour.IsBlank(cells, end);

        private bool WordBefore => Neighbour.IsWord(cells, start - 1);

        private bool WordAfter => Neighbour.IsWord(cells, end);

        /// <summary>A single mark and every underscore belong to words (<c>snake_case</c>, <c>5*3</c>), two stars may stand in one.</summary>
        private bool StandsOutsideWords => Mark == '_' || Length == 1;

        public bool CanOpen
        {
            get
            {
                if (BlankAfter)
                    return Mark == '*' && Length > 1 && BlankBefore && end < cells.Count && cells[end].IsBlank && !StandsBetweenNumbers;
                if (StandsOutsideWords)
                    return !WordBefore;
                return !(WordBefore && WordAfter && (Neighbour.IsDigit(cells, start - 1) || Neighbour.IsDigit(cells, end)));
            }
        }

        public bool CanClose => BlankBefore
            ? Mark == '*' && Length > 1 && BlankAfter && start > 0 && cells[start - 1].IsBlank
            : !(StandsOutsideWords && WordAfter);

        /// <summary>A power, or a product.</summary>
        private bool StandsBetweenNumbers => Neighbour.IsDigit(cells, start - 2) || Neighbour.IsDigit(cells, end + 1);
    }
}
