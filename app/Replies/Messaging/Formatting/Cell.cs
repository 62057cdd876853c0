using System.Globalization;

namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>Cell of a line as the customer will see it.</summary>
/// <param name="Value">A character.</param>
/// <param name="Start">Where in the original what it stands for begins.</param>
/// <param name="End">And ends.</param>
/// <param name="Kind">What it may be part of.</param>
internal readonly record struct Cell(char Value, int Start, int End, CellKind Kind)
{
    public bool IsBlank => Kind is CellKind.Text or CellKind.Fixed && char.IsWhiteSpace(Value);

    public bool IsText(char value) => Kind == CellKind.Text && Value == value;
}

internal enum CellKind
{
    /// <summary>May be a mark.</summary>
    Text,

    /// <summary>Is none, whatever it looks like: code, an address, a tag, what was escaped.</summary>
    Fixed,

    /// <summary>The address after a link's text: a mark that closes behind it would become part of it.</summary>
    LinkTail,

    /// <summary>The end of a line.</summary>
    Break,
}

/// <summary>What stands beside a mark.</summary>
internal static class Neighbour
{
    private const char Joiner = '\u200d';

    /// <summary>Nothing, the end of a line or a blank.</summary>
    public static bool IsBlank(IReadOnlyList<Cell> cells, int index) =>
        index < 0 || index >= cells.Count || cells[index].Kind == CellKind.Break || cells[index].IsBlank;

    public static bool IsDigit(IReadOnlyList<Cell> cells, int index) =>
        index >= 0 && index < cells.Count && cells[index].Kind == CellKind.Text && char.IsDigit(cells[index].Value);

    /// <summary>Beside a letter or a digit, WhatsApp takes a star for a star.</summary>
    public static bool IsWord(IReadOnlyList<Cell> cells, int index)
    {
        if (index < 0 || index >= cells.Count || cells[index].Kind == CellKind.Break)
            return false;

        var value = cells[index].Value;
        if (!char.IsSurrogate(value))
            return IsWord(value);
        var (high, low) = char.IsHighSurrogate(value) ? (index, index + 1) : (index - 1, index);
        return high >= 0 && low < cells.Count && char.IsSurrogatePair(cells[high].Value, cells[low].Value)
            && char.IsLetterOrDigit(string.Create(2, (cells[high].Value, cells[low].Value), static (pair, from) => (pair[0], pair[1]) = from), 0);
    }

    /// <summary>Also what joins itself to the character before it.</summary>
    public static bool IsWord(char value) => char.IsLetterOrDigit(value) || Joins(value);

    public static bool Joins(char value) =>
        value == Joiner
        || char.GetUnicodeCategory(value) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
