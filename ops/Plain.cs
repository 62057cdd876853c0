namespace WhatsAppReplies.Ops;

/// <summary>Text from outside, for a terminal: control characters, by which a customer's message could steer it, show as such.</summary>
internal static class Plain
{
    public static string Of(string text) =>
        text.Any(IsUnsafe) ? string.Concat(text.Select(character => IsUnsafe(character) ? '\uFFFD' : character)) : text;

    private static bool IsUnsafe(char character) => char.IsControl(character) && character is not '\n';
}
