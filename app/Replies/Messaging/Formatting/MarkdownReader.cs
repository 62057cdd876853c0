using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>
/// Reader of Markdown's blocks, links, code and entities. Emphasis and tables are left in the text: CommonMark's rules for them are neither those
/// of models nor WhatsApp's (<c>**Note:**text</c>), and their parsers need more than linear time for some texts.
/// </summary>
internal static class MarkdownReader
{
    /// <summary>More than any reply has. The parser's time grows with the square of unmatched brackets.</summary>
    private const int MostBrackets = 1000;

    private static readonly MarkdownPipeline Pipeline = Build();

    /// <returns>Null for what nobody would read: a text of brackets, or blocks in blocks beyond the parser's depth.</returns>
    public static MarkdownDocument? Read(string text)
    {
        if (text.AsSpan().Count('[') > MostBrackets)
            return null;

        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // The parser's only way to say that it goes no deeper.
            return null;
        }
    }

    /// <summary>Without indented code and blocks of HTML: a model that indents a line, or writes a tag, goes on writing Markdown in it.</summary>
    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.TryRemove<HtmlBlockParser>();
        builder.InlineParsers.TryRemove<EmphasisInlineParser>();
        return builder.Build();
    }
}
