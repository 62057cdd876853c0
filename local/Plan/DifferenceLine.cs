namespace WhatsAppReplies.Local.Plan;

/// <summary>Line of a difference.</summary>
/// <param name="Sign"><c>-</c> goes, <c>+</c> comes, <c>~</c> changes.</param>
/// <param name="Depth">0: a resource; 1: a value of it; 2: a line of such a value.</param>
/// <param name="Text">What.</param>
internal sealed record DifferenceLine(char Sign, int Depth, string Text)
{
    private const int Indent = 4;

    public override string ToString() => $"{new string(' ', Depth * Indent)}{Sign} {Text}";
}
