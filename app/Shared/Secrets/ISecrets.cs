using System.Text.Json;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Shared.Secrets;

/// <summary>Secrets of one kind behind a cache with a time limit; one fetch under concurrency.</summary>
internal interface ISecrets<T>
    where T : class
{
    /// <summary>Never throws for anything that the secret holds or the service does; only when cancelled.</summary>
    Task<Result<T>> GetAsync(string secretId, CancellationToken cancellationToken);

    /// <summary>Fetches the secret although there is a cached one, which stays unless a fresh one comes.</summary>
    Task<Result<T>> RenewAsync(string secretId, CancellationToken cancellationToken);

    /// <summary>Drops the cached secret when it is still the one that was refused; the next call fetches it.</summary>
    void Forget(string secretId, T refused);
}

/// <summary>How a secret's JSON becomes a typed secret.</summary>
internal interface ISecretShape<T>
    where T : class
{
    /// <summary>
    /// What is told to whoever has to mend it. It says where the id is written, never the id itself: what should be a reference
    /// has been seen to hold the key.
    /// </summary>
    string Description { get; }

    /// <summary>The keys that must be there, each a text that is not empty.</summary>
    IReadOnlyList<string> Keys { get; }

    T Read(JsonElement secret);
}
