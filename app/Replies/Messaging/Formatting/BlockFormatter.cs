using System.Buffers;

namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>Formatter of lines: what WhatsApp knows (lists, quotes, code) keeps its shape, headings become bold lines and rules blank ones.</summary>
internal sealed class BlockFormatter(string text, TextEdits edits)
{
    private const string Fence = "```";
    private const int MostHashes = 6;

    private static readonly SearchValues<char> OfLanguages = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+#.-_");

    /// <summary>The lines that belong together, and have not been written yet.</summary>
    private (int Start, int End, int Lines)? _paragraph;

    private bool _isAfterBlank = true;

    public void Format()
    {
        for (var at = 0; at < text.Length;)
            at = Take(TextLine.At(text, at));
        EndParagraph();
    }

    /// <returns>Where to go on.</returns>
    private int Take(TextLine line)
    {
        var prefix = LinePrefix.Of(text, line);
        if (FenceLength(prefix.Body, line.End) is > 0 and var fence)
            return TakeCode(line, prefix.Body, fence);

        if (IsRule(text.AsSpan(prefix.Quoted..line.End)))
            return TakeRule(line, prefix.Quoted);

        if (IsUnderline(text.AsSpan(line.Start..line.End)) && _paragraph is { Lines: 1 } title)
        {
            _paragraph = null;
            WriteBold(title.Start, title.End);
            edits.Delete(title.End, line.End);
        }
        else if (HeadingStart(prefix.Body, line.End) is { } content)
        {
            EndParagraph();
            WriteBullet(prefix);
            TakeHeading(prefix.Body, content, line.End);
        }
        else if (line.IsBlank(text))
        {
            EndParagraph();
        }
        else if (prefix.Body > LinePrefix.SkipBlanks(text, line.Start, line.End))
        {
            EndParagraph();
            WriteBullet(prefix);
            Write(prefix.Body, line.End);
        }
        else
        {
            _paragraph = (_paragraph?.Start ?? line.Start, line.End, (_paragraph?.Lines ?? 0) + 1);
        }

        _isAfterBlank = line.IsBlank(text);
        return line.Next;
    }

    private void EndParagraph()
    {
        if (_paragraph is { } paragraph)
            Write(paragraph.Start, paragraph.End);
        _paragraph = null;
    }

    private void Write(int start, int end) => new LineFormatter(edits, CellReader.Read(text, edits, start, end)).Format();

    private void WriteBold(int start, int end) => new MarkWriter(edits, CellReader.Read(text, edits, start, end)).WriteBold();

    /// <summary>A country's code may stand alone behind a plus sign.</summary>
    private void WriteBullet(LinePrefix prefix)
    {
        if (prefix.Bullet is { } at && (text[at] == '*' || (text[at] == '+' && !(prefix.Body < text.Length && char.IsAsciiDigit(text[prefix.Body])))))
            edits.Replace(at, at + 1, "-");
    }

    private int? HeadingStart(int start, int end)
    {
        var hashes = text.AsSpan(start..end).IndexOfAnyExcept('#');
        return hashes is > 0 and <= MostHashes && text[start + hashes] is ' ' or '\t' && !text.AsSpan((start + hashes)..end).Trim(" \t#").IsEmpty
            ? LinePrefix.SkipBlanks(text, start + hashes, end)
            : null;
    }

    private void TakeHeading(int start, int content, int end)
    {
        var trimmed = content + text.AsSpan(content..end).TrimEnd().Length;
        var closing = text.AsSpan(content..trimmed).TrimEnd('#').Length;
        if (text[content + closing - 1] is ' ' or '\t')
            trimmed = content + text.AsSpan(content, closing).TrimEnd().Length;

        edits.Delete(start, content);
        WriteBold(content, trimmed);
        edits.Delete(trimmed, end);
    }

    private static bool IsUnderline(ReadOnlySpan<char> line) => line.TrimEnd() is ['=', '=', ..] and var marks && !marks.ContainsAnyExcept('=');

    /// <summary>Three and more of one mark, and nothing else.</summary>
    private static bool IsRule(ReadOnlySpan<char> line)
    {
        var marks = line.TrimEnd();
        return marks is ['-' or '*' or '_', ..] && !marks.ContainsAnyExcept(marks[0], ' ', '\t') && marks.Count(marks[0]) >= 3;
    }

    /// <summary>Leaves one blank line, also where blank lines stood around the rule.</summary>
    private int TakeRule(TextLine line, int start)
    {
        EndParagraph();
        if (start > line.Start)
        {
            // In a quote or a list, whose own mark stays.
            edits.Delete(start, line.End);
            return line.Next;
        }

        var next = line.Next;
        var isBeforeBlank = next < text.Length && TextLine.At(text, next).IsBlank(text);
        if (_isAfterBlank)
        {
            while (next < text.Length && TextLine.At(text, next) is var blank && blank.IsBlank(text))
                next = blank.Next;
        }

        edits.Delete(line.Start, _isAfterBlank || isBeforeBlank ? next : line.End);
        _isAfterBlank = true;
        return next;
    }

    /// <summary>Behind backticks stand none: else it is code within a line.</summary>
    private int FenceLength(int start, int end)
    {
        if (start == end || text[start] is not ('`' or '~'))
            return 0;

        var length = text.AsSpan(start..end).IndexOfAnyExcept(text[start]) is >= 0 and var marks ? marks : end - start;
        return length >= Fence.Length && !(text[start] == '`' && text.AsSpan((start + length)..end).Contains('`')) ? length : 0;
    }

    /// <summary>Code without the name of its language, in the one fence that WhatsApp knows.</summary>
    private int TakeCode(TextLine line, int start, int length)
    {
        EndParagraph();
        WriteBullet(LinePrefix.Of(text, line));
        _isAfterBlank = false;
        edits.Replace(start, start + length, Fence);

        // Anything else is no language: somebody wrote on where the code should have begun.
        if (!text.AsSpan((start + length)..line.End).Trim(" \t").ContainsAnyExcept(OfLanguages))
            edits.Delete(start + length, line.End);

        for (var at = line.Next; at < text.Length;)
        {
            var inside = TextLine.At(text, at);
            var quoted = LinePrefix.Of(text, inside).Quoted;
            var marks = text.AsSpan(quoted..inside.End).TrimEnd();
            if (marks.Length >= length && !marks.ContainsAnyExcept(text[start]))
            {
                edits.Replace(quoted, quoted + marks.Length, Fence);
                return inside.Next;
            }

            at = inside.Next;
        }

        // Only the end of the text ends it.
        edits.Insert(text.Length, text[^1] is '\n' or '\r' ? Fence : $"\n{Fence}");
        return text.Length;
    }
}
