namespace WhatsAppReplies.Shared.Results;

/// <summary>A result: what was asked for, or why there is none and whether the same call may work later.</summary>
internal abstract record Result<T>
{
    private Result()
    {
    }

    public sealed record Success(T Value) : Result<T>;

    /// <summary>A service could not be asked or is busy; the same call may work later.</summary>
    public sealed record TryAgain(Failure Failure) : Result<T>;

    /// <summary>Missing, forbidden or malformed: it never works until a person has mended something.</summary>
    public sealed record Refuse(Failure Failure) : Result<T>;
}

/// <summary>
/// Why something did not work, in words that may be logged and stored: a stable <paramref name="Code"/> for machines and an
/// <paramref name="Explanation"/> that names what is wrong and what to do. Never holds message text, an address or a secret.
/// </summary>
internal sealed record Failure(string Code, string Explanation)
{
    public override string ToString() => $"{Code}: {Explanation}";
}
