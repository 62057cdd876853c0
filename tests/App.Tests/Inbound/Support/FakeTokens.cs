using App.Tests.Fakes.Calls;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Secrets;
using WhatsAppReplies.Shared.Twilio;

namespace App.Tests.Inbound.Support;

/// <summary>Secrets behind a cache that holds until it is told to forget; what is in the service can change beneath it.</summary>
internal sealed class FakeTokens(ICallInterceptor interceptor) : ISecrets<TwilioCredentials>
{
    private readonly Dictionary<string, Result<TwilioCredentials>> _stored = [];
    private readonly Dictionary<string, Result<TwilioCredentials>> _cached = [];

    /// <summary>The ids of what the service was asked for, in order.</summary>
    public List<string> Fetched { get; } = [];

    public void Store(string secretId, string token) => _stored[secretId] = new Result<TwilioCredentials>.Success(new("ACaccount", token));

    public void Store(string secretId, Result<TwilioCredentials> outcome)
    {
        _stored[secretId] = outcome;
        _cached.Remove(secretId);
    }

    /// <summary>A new process knows nothing.</summary>
    public void EmptyCache() => _cached.Clear();

    /// <summary>The service has trouble; what is cached stays.</summary>
    public void Fail(string secretId) => _stored[secretId] = new Result<TwilioCredentials>.TryAgain(new("secret_unreachable", "The secret could not be read."));

    public async Task<Result<TwilioCredentials>> GetAsync(string secretId, CancellationToken cancellationToken) =>
        _cached.TryGetValue(secretId, out var cached) ? cached : await RenewAsync(secretId, cancellationToken);

    public async Task<Result<TwilioCredentials>> RenewAsync(string secretId, CancellationToken cancellationToken)
    {
        var outcome = await Intercepted.RunAsync(
            interceptor,
            new ExternalCall("secretsmanager", "GetSecretValue", "", secretId),
            () =>
            {
                Fetched.Add(secretId);
                return _stored.GetValueOrDefault(secretId)
                    ?? new Result<TwilioCredentials>.Refuse(new("secret_missing", "The secret does not exist."));
            },
            cancellationToken);
        if (outcome is Result<TwilioCredentials>.Success)
            _cached[secretId] = outcome;
        return outcome;
    }

    public void Forget(string secretId, TwilioCredentials refused)
    {
        if (_cached.GetValueOrDefault(secretId) is Result<TwilioCredentials>.Success { Value: var secret } && ReferenceEquals(secret, refused))
            _cached.Remove(secretId);
    }
}
