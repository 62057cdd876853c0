using System.Buffers;

namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>Formatter of the lines of a paragraph, some of which may be a table: its rows become lines, the first one bold.</summary>
internal sealed class LineFormatter(TextEdits edits, List<Cell> cells)
{
    private const string Between = " | ";

    private static readonly SearchValues<char> DelimiterRow = SearchValues.Create("|:- \t");

    public void Format()
    {
        var lines = Lines();
        var written = 0;
        for (var line = 1; line < lines.Count; line++)
        {
            if (!IsDelimiterRow(lines[line]) || !HasColumns(lines[line - 1]))
                continue;

            Write(written, lines[line - 1].Start);
            WriteRow(lines[line - 1], isHeader: true);
            edits.Delete(cells[lines[line].Start - 1].Start, cells[lines[line].End - 1].End);
            while (line + 1 < lines.Count && HasColumns(lines[line + 1]))
                WriteRow(lines[++line], isHeader: false);
            written = lines[line].End;
        }

        Write(written, cells.Count);
    }

    private List<(int Start, int End)> Lines()
    {
        var lines = new List<(int Start, int End)>();
        var start = 0;
        for (var index = 0; index < cells.Count; index++)
        {
            if (cells[index].Kind != CellKind.Break)
                continue;

            lines.Add((start, index));
            start = index + 1;
        }

        lines.Add((start, cells.Count));
        return lines;
    }

    private bool HasColumns((int Start, int End) line) => cells.FindIndex(line.Start, line.End - line.Start, cell => cell.IsText('|')) >= 0;

    private bool IsDelimiterRow((int Start, int End) line)
    {
        var hasDash = false;
        for (var index = line.Start; index < line.End; index++)
        {
            if (cells[index].Kind != CellKind.Text || !DelimiterRow.Contains(cells[index].Value))
                return false;
            hasDash |= cells[index].Value == '-';
        }

        return hasDash && HasColumns(line);
    }

    private void Write(int start, int end)
    {
        if (start < end)
            new MarkWriter(edits, cells.GetRange(start, end - start)).Write();
    }

    private void WriteRow((int Start, int End) line, bool isHeader)
    {
        (int Start, int End)? shown = null;
        for (int index = line.Start, start = line.Start; index <= line.End; index++)
        {
            if (index < line.End && !cells[index].IsText('|'))
                continue;

            if (!isHeader)
                Write(start, index);
            else if (new MarkWriter(edits, cells.GetRange(start, index - start)).WritePlain() is { } extent)
                shown = (shown?.Start ?? extent.Start, extent.End);
            if (index < line.End)
                WriteBetween(line, index);
            start = index + 1;
        }

        if (shown is { } row)
        {
            edits.Insert(row.End, "*");
            edits.Insert(row.Start, "*");
        }
    }

    private void WriteBetween((int Start, int End) line, int at)
    {
        var (start, end) = (at, at + 1);
        while (start > line.Start && cells[start - 1].IsBlank)
            start--;
        while (end < line.End && cells[end].IsBlank)
            end++;
        edits.Replace(cells[start].Start, cells[end - 1].End, start == line.Start || end == line.End ? "" : Between);
    }
}
