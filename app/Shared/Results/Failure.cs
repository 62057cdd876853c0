namespace WhatsAppReplies.Shared.Results;

/// <summary>
/// Why something did not work, in words that may be logged and stored: a stable <paramref name="Code"/> for machines and an
/// <paramref name="Explanation"/> that names what is wrong and what to do. Never holds message text, an address or a secret.
/// </summary>
internal sealed record Failure(string Code, string Explanation)
{
    public override string ToString() => $"{Code}: {Explanation}";
}
