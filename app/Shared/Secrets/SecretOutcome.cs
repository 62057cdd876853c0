using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Shared.Secrets;

internal abstract record SecretOutcome<T>
    where T : class
{
    private SecretOutcome()
    {
    }

    public sealed record Found(T Secret) : SecretOutcome<T>;

    /// <summary>The service could not be asked; the same call may work later.</summary>
    public sealed record TryAgain(Failure Failure) : SecretOutcome<T>;

    /// <summary>Missing, forbidden or of the wrong shape: a person has to mend it.</summary>
    public sealed record Refuse(Failure Failure) : SecretOutcome<T>;
}
