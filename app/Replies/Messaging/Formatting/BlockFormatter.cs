using Markdig.Syntax;

namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>Formatter of blocks: what WhatsApp knows (lists, quotes, code) keeps its shape, headings and rules become lines.</summary>
internal sealed class BlockFormatter(string text, TextEdits edits)
{
    private const string Fence = "```";

    private readonly SourceLines _lines = new(text);

    public void Format(ContainerBlock blocks)
    {
        foreach (var block in blocks)
            Format(block);
    }

    private void Format(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                FormatHeading(heading);
                break;
            case ThematicBreakBlock rule:
                RemoveRule(rule.Span.Start);
                break;
            case FencedCodeBlock code:
                FormatCode(code);
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case ListItemBlock item:
                FormatBullet(item.Span.Start);
                Format(item);
                break;
            case ContainerBlock container:
                Format(container);
                break;
            case LeafBlock { Inline: { } content }:
                new LineFormatter(edits, CellReader.Read(text, edits, content)).Format();
                break;
        }
    }

    private void FormatHeading(HeadingBlock heading)
    {
        var start = heading.Span.Start;
        if (heading.Inline?.FirstChild is not { } first || heading.Inline.LastChild is not { } last)
        {
            edits.Delete(start, _lines.End(start));
            return;
        }

        var end = last.Span.End + 1;
        var cells = CellReader.Read(text, edits, heading.Inline);
        if (!heading.IsSetext)
        {
            edits.Delete(start, first.Span.Start);
            if (!text.AsSpan(end.._lines.End(end)).ContainsAnyExcept(" \t#"))
                edits.Delete(end, _lines.End(end));
        }
        else if (heading.Level == 2 && cells.Exists(cell => cell.Kind == CellKind.Break))
        {
            // Nobody underlines a paragraph: the line is a rule that lacks its blank line.
            RemoveRule(heading.Span.End);
            new LineFormatter(edits, cells).Format();
            return;
        }
        else
        {
            edits.Delete(_lines.End(end), _lines.End(heading.Span.End));
        }

        new MarkWriter(edits, cells).WriteBold();
    }

    /// <summary>A country's code may stand alone behind a plus sign.</summary>
    private void FormatBullet(int at)
    {
        if (text[at] == '*' || (text[at] == '+' && !(at + 2 < text.Length && char.IsAsciiDigit(text[at + 2]))))
            edits.Replace(at, at + 1, "-");
    }

    /// <summary>Leaves one blank line, also where blank lines stood around the rule.</summary>
    private void RemoveRule(int at)
    {
        var (start, end) = (_lines.Start(at), _lines.End(at));
        if (text.AsSpan(start..end).ContainsAnyExcept(" \t-*_"))
        {
            // In a quote or a list, whose own mark stays.
            var mark = text.AsSpan(start..end).LastIndexOfAnyExcept(" \t-*_");
            edits.Delete(start + mark + 1, end);
        }
        else if (start == 0 || _lines.IsBlank(start - 1))
        {
            edits.Delete(start, _lines.SkipBlank(_lines.Next(end)));
        }
        else
        {
            edits.Delete(start, _lines.Next(end) is var next && next < text.Length && _lines.IsBlank(next) ? next : end);
        }
    }

    /// <summary>Code without the name of its language, in the one fence that WhatsApp knows.</summary>
    private void FormatCode(FencedCodeBlock code)
    {
        var start = code.Span.Start;
        var opened = start + code.OpeningFencedCharCount;
        var closed = code.Span.End + 1;
        var isClosed = code.ClosingFencedCharCount > 0;
        if (isClosed && code.FencedChar == '~')
        {
            edits.Replace(start, opened, Fence);
            edits.Replace(closed - code.ClosingFencedCharCount, closed, Fence);
        }

        edits.Delete(opened, _lines.End(opened));
        if (!isClosed && code.Parent is MarkdownDocument)
        {
            // Only the end of the text ends it.
            edits.Replace(start, opened, Fence);
            edits.Insert(text.Length, text.EndsWith('\n') ? Fence : $"\n{Fence}");
        }
    }
}
