using System.Text;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Shared.Texts;

namespace WhatsAppReplies.Replies.Conversations;

/// <summary>
/// Context of a conversation: what an assistant's list names of the record, in words. One line for a text, a number or a flag, short indented lines for
/// lists and maps; what is not there is left out.
/// </summary>
/// <param name="Text">As the model gets it.</param>
/// <param name="IsCut">There was more than fits.</param>
internal sealed record ConversationContext(string Text, bool IsCut)
{
    /// <summary>A few thousand tokens, which are paid for with every reply.</summary>
    public const int MostBytes = 8 * 1024;

    private const string Heading = "Known about this conversation, from the company's records and not from the customer's messages:";
    private const string Inwards = "  ";

    /// <returns>Nothing when nothing of it is there.</returns>
    public static ConversationContext? Of(Dictionary<string, AttributeValue> record, IReadOnlyList<ContextEntry> entries)
    {
        var lines = new List<string>();
        foreach (var entry in entries)
        {
            if (Find(record, entry.Path) is { } value)
                AddNamed(OneLine.Of(entry.Label), value, "", lines);
        }

        return lines.Count == 0 ? null : Within(lines);
    }

    private static ConversationContext Within(List<string> lines)
    {
        var text = new StringBuilder(Heading);
        var left = MostBytes - Heading.Length;
        foreach (var line in lines)
        {
            var size = Encoding.UTF8.GetByteCount(line) + 1;
            if (size > left)
                return new(text.Append('\n').Append(Utf8Prefix.Of(line, left - 1)).ToString().TrimEnd(), true);
            text.Append('\n').Append(line);
            left -= size;
        }

        return new(text.ToString(), false);
    }

    private static AttributeValue? Find(Dictionary<string, AttributeValue> record, string path)
    {
        AttributeValue? found = null;
        Dictionary<string, AttributeValue>? map = record;
        foreach (var name in path.Split('.'))
        {
            if (map is null || !map.TryGetValue(name, out found))
                return null;
            map = found.M;
        }

        return found;
    }

    private static void AddNamed(string name, AttributeValue value, string indent, List<string> lines)
    {
        if (Scalar(value) is { } text)
        {
            if (text.Length > 0)
                lines.Add($"{indent}{name}: {text}");
            return;
        }

        var heading = lines.Count;
        lines.Add($"{indent}{name}:");
        AddInner(value, indent + Inwards, lines);
        if (lines.Count == heading + 1)
            lines.RemoveAt(heading);
    }

    private static void AddElement(AttributeValue value, string indent, List<string> lines)
    {
        if (Scalar(value) is { } text)
        {
            if (text.Length > 0)
                lines.Add($"{indent}- {text}");
            return;
        }

        var first = lines.Count;
        AddInner(value, indent + Inwards, lines);
        if (lines.Count > first)
            lines[first] = $"{indent}- {lines[first][(indent.Length + Inwards.Length)..]}";
    }

    /// <summary>The names of a map come in no order of their own; the same record always reads the same.</summary>
    private static void AddInner(AttributeValue value, string indent, List<string> lines)
    {
        foreach (var (name, inner) in (value.M ?? []).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            AddNamed(OneLine.Of(name), inner, indent, lines);
        foreach (var element in value.L ?? [])
            AddElement(element, indent, lines);
        foreach (var element in (value.SS ?? []).Concat(value.NS ?? []).Order(StringComparer.Ordinal))
            lines.Add($"{indent}- {OneLine.Of(element)}");
    }

    /// <summary>On one line a value stays one: it cannot begin a line that reads like another one.</summary>
    private static string? Scalar(AttributeValue value) => value switch
    {
        { S: { } text } => OneLine.Of(text),
        { N: { } number } => number,
        { BOOL: { } flag } => flag ? "true" : "false",
        _ => null,
    };

    /// <summary>A record prints its members; they are about the customer.</summary>
    public override string ToString() => $"context of {Text.Length} characters";
}
