using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Secrets;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>
/// Signature check against the tokens of secrets. A token may have been rotated, so before a request is refused its secret is fetched
/// once more, but at most once a minute: requests that nobody signed must not cost a fetch each.
/// </summary>
internal sealed class TokenCheck(ISecrets<TwilioCredentials> secrets, TimeProvider time)
{
    public static readonly TimeSpan BetweenFetches = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Fetch> _fetches = new(StringComparer.Ordinal);

    /// <summary>With what is cached.</summary>
    public async Task<bool> IsSignedAsync(SignedRequest request, string secretId, CancellationToken cancellationToken) =>
        await GetAsync(secretId, cancellationToken) is Result<TwilioCredentials>.Success { Value: var secret } && request.IsSignedWith(secret.AuthToken);

    public async Task<TokenVerdict> CheckAsync(SignedRequest request, string secretId, CancellationToken cancellationToken)
    {
        var verdict = Judge(request, await GetAsync(secretId, cancellationToken));
        if (verdict is not TokenVerdict.NotSigned || !MayFetch(secretId))
            return verdict;

        // Beside what is cached: nobody who only forges a request may take a good token from those who do not.
        return Judge(request, await secrets.RenewAsync(secretId, cancellationToken));
    }

    private static TokenVerdict Judge(SignedRequest request, Result<TwilioCredentials> outcome) => outcome switch
    {
        Result<TwilioCredentials>.Success { Value: var secret } => request.IsSignedWith(secret.AuthToken)
            ? new TokenVerdict.Signed()
            : new TokenVerdict.NotSigned(),
        Result<TwilioCredentials>.TryAgain { Failure: var failure } => new TokenVerdict.Unknown(failure),
        Result<TwilioCredentials>.Refuse { Failure: var failure } => new TokenVerdict.Unusable(failure),
        _ => throw new InvalidOperationException(outcome.GetType().Name),
    };

    /// <summary>A secret that cannot be used is not asked for by every request either.</summary>
    private async Task<Result<TwilioCredentials>> GetAsync(string secretId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_fetches.GetValueOrDefault(secretId) is { Refused: { } refused, At: var at } && time.GetUtcNow() - at < BetweenFetches)
                return refused;
        }

        var outcome = await secrets.GetAsync(secretId, cancellationToken);
        if (outcome is Result<TwilioCredentials>.Refuse)
        {
            lock (_gate)
                _fetches[secretId] = new(time.GetUtcNow(), outcome);
        }

        return outcome;
    }

    private bool MayFetch(string secretId)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            if (_fetches.GetValueOrDefault(secretId) is { At: var at } && now - at < BetweenFetches)
                return false;
            _fetches[secretId] = new(now, null);
            return true;
        }
    }

    private sealed record Fetch(DateTimeOffset At, Result<TwilioCredentials>? Refused);
}
