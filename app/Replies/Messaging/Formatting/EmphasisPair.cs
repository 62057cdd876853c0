namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>Pair of marks around something.</summary>
/// <param name="Mark">The character.</param>
/// <param name="Size">How many of it: one or two.</param>
/// <param name="Open">The cell of the first character of the opening mark.</param>
/// <param name="Close">The cell of the first character of the closing mark.</param>
/// <param name="HoldsBold">Whether there is bold text in it.</param>
internal readonly record struct EmphasisPair(char Mark, int Size, int Open, int Close, bool HoldsBold)
{
    public bool IsBold => Size == 2 && Mark != '~';

    public int FirstInside => Open + Size;
}
