namespace WhatsAppReplies.Inbound.Staging;

/// <summary>Opt-out at a number: which words ask for no more messages, and what acknowledges them.</summary>
/// <param name="Words">Each alone in a message, in any case.</param>
/// <param name="Reply">The line that the customer gets.</param>
internal sealed record OptOut(IReadOnlyList<string> Words, string Reply)
{
    /// <summary>What people put around a word without meaning another one.</summary>
    private static readonly char[] Around = [' ', '\t', '\r', '\n', '\u00A0', '.', ',', '!', '"', '\'', '*', '_'];

    /// <returns>The line for a message that is one of the words; nothing for any other.</returns>
    public string? ReplyTo(string body)
    {
        var word = body.Trim(Around);
        return word.Length > 0 && Words.Any(known => string.Equals(known.Trim(Around), word, StringComparison.OrdinalIgnoreCase)) ? Reply : null;
    }
}
