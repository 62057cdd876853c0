namespace WhatsAppReplies.Shared.Secrets;

/// <summary>Secrets of one kind behind a cache with a time limit; one fetch under concurrency.</summary>
internal interface ISecrets<T>
    where T : class
{
    /// <summary>Never throws for anything that the secret holds or the service does; only when cancelled.</summary>
    Task<SecretOutcome<T>> GetAsync(string secretId, CancellationToken cancellationToken);

    /// <summary>Drops the cached secret when it is still the one that was refused; the next call fetches it.</summary>
    void Forget(string secretId, T refused);
}
