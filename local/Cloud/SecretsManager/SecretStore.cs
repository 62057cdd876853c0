using System.Security.Cryptography;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.SecretsManager;

/// <summary>The secrets of one local cloud.</summary>
internal sealed class SecretStore(AwsAccount account, TimeProvider time)
{
    private const string SuffixCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int SuffixLength = 6;
    private const int LargestValue = 65536;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Secret> _byName = new(StringComparer.Ordinal);

    /// <summary>Runs an action on the store, alone.</summary>
    public T Do<T>(Func<SecretStore, T> action)
    {
        lock (_lock) return action(this);
    }

    public IReadOnlyList<Secret> All
    {
        get
        {
            Forget();
            return [.. _byName.Values];
        }
    }

    public Secret Create(string name, string? description)
    {
        Forget();
        if (_byName.TryGetValue(name, out var existing))
        {
            throw existing.DeletionDate is null
                ? new AwsException("ResourceExistsException", $"The operation failed because the secret {name} already exists.")
                : new AwsException(
                    "InvalidRequestException", "You can't create this secret because a secret with this name is already scheduled for deletion.");
        }

        var arn = account.Arn("secretsmanager", $"secret:{name}-{RandomNumberGenerator.GetString(SuffixCharacters, SuffixLength)}");
        return _byName[name] = new Secret(name, arn, description, time.GetUtcNow());
    }

    /// <summary>By name, by ARN, or by ARN without its random end; null when there is none.</summary>
    public Secret? Find(string id)
    {
        Forget();
        return _byName.GetValueOrDefault(id)
            ?? _byName.Values.FirstOrDefault(secret => secret.Arn == id || secret.Arn[..^(SuffixLength + 1)] == id);
    }

    public Secret Get(string id) =>
        Find(id) ?? throw new AwsException("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");

    /// <summary>One that is not on its way out.</summary>
    public Secret GetUsable(string id) =>
        Get(id) is { DeletionDate: null } secret
            ? secret
            : throw new AwsException("InvalidRequestException", "You can't perform this operation on the secret because it was marked for deletion.");

    /// <summary>The same token with the same value is the same call again; with another value it is a mistake.</summary>
    public SecretVersion Put(Secret secret, string? token, string? text, string? binary, IReadOnlyCollection<string> stages)
    {
        if (text is null == binary is null)
        {
            throw new AwsException("InvalidRequestException", "You must provide either SecretString or SecretBinary.");
        }

        if ((text ?? binary)!.Length > LargestValue)
        {
            throw new AwsException("InvalidParameterException", "The secret's value is larger than 65536 bytes.");
        }

        var id = token ?? Guid.NewGuid().ToString();
        if (secret.Version(id) is not { } known)
        {
            return secret.Put(id, text, binary, stages, time.GetUtcNow());
        }

        return known.HasValue(text, binary)
            ? known
            : throw new AwsException(
                "ResourceExistsException",
                "You can't use ClientRequestToken " + id + " because that value is already in use for a version of secret " + secret.Arn + ".");
    }

    /// <summary>Gone at once without a window, else when it has passed.</summary>
    public void Delete(Secret secret, int? windowDays)
    {
        if (windowDays is null)
        {
            _byName.Remove(secret.Name);
        }

        secret.DeletedDate = time.GetUtcNow();
        secret.DeletionDate = secret.DeletedDate + TimeSpan.FromDays(windowDays ?? 0);
    }

    private void Forget()
    {
        foreach (var gone in _byName.Values.Where(secret => secret.DeletionDate <= time.GetUtcNow()).ToList())
        {
            _byName.Remove(gone.Name);
        }
    }
}
