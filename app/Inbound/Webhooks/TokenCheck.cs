using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Secrets;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>
/// Signature check against the tokens of secrets. A token may have been rotated, so before a request is refused the secrets in use are fetched
/// once more, but at most once a minute: requests that nobody signed must not cost a fetch each. All of them by one clock: whose secret counts for a
/// request that nobody signed must not be told by how long its refusal takes.
/// </summary>
internal sealed class TokenCheck(ISecrets<TwilioCredentials> secrets, TimeProvider time)
{
    public static readonly TimeSpan BetweenFetches = TimeSpan.FromMinutes(1);

    /// <summary>Those that were used last: with many tenants, requests that nobody signed must not cost a fetch for each of them either.</summary>
    private const int MostRenewed = 10;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _usedAt = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (DateTimeOffset At, Result<TwilioCredentials> Outcome)> _refused = new(StringComparer.Ordinal);
    private DateTimeOffset? _renewedAt;

    /// <summary>With what is cached.</summary>
    public async Task<bool> IsSignedAsync(SignedRequest request, string secretId, CancellationToken cancellationToken) =>
        await GetAsync(secretId, cancellationToken) is Result<TwilioCredentials>.Success { Value: var secret } && request.IsSignedWith(secret.AuthToken);

    public async Task<TokenVerdict> CheckAsync(SignedRequest request, string secretId, CancellationToken cancellationToken)
    {
        var verdict = Judge(request, await GetAsync(secretId, cancellationToken));
        if (verdict is not TokenVerdict.NotSigned || !MayRenew(secretId, out var others))
            return verdict;

        // Beside what is cached: nobody who only forges a request may take a good token from those who do not.
        var renewing = secrets.RenewAsync(secretId, cancellationToken);
        await Task.WhenAll(others.Select(other => secrets.RenewAsync(other, cancellationToken)).Append(renewing));
        return Judge(request, await renewing);
    }

    /// <summary>Against the tokens of all secrets. One that cannot be read, or not now, may be the one that counts: then nothing is decided here.</summary>
    /// <returns>Signed when one of them may have signed it.</returns>
    public async Task<TokenVerdict> CheckAnyAsync(SignedRequest request, IReadOnlyList<string> secretIds, CancellationToken cancellationToken)
    {
        var cached = await Task.WhenAll(secretIds.Select(secretId => GetAsync(secretId, cancellationToken)));
        var isForged = cached.All(outcome => Judge(request, outcome) is TokenVerdict.NotSigned);
        if (!isForged)
            return new TokenVerdict.Signed();
        if (!MayRenew(secretIds[0], out _))
            return new TokenVerdict.NotSigned();

        var renewed = await Task.WhenAll(secretIds.Select(secretId => secrets.RenewAsync(secretId, cancellationToken)));
        var verdicts = Array.ConvertAll(renewed, outcome => Judge(request, outcome));
        return Array.Find(verdicts, verdict => verdict is TokenVerdict.Signed or TokenVerdict.Unusable) is not null
            ? new TokenVerdict.Signed()
            : Array.Find(verdicts, verdict => verdict is TokenVerdict.Unknown) ?? new TokenVerdict.NotSigned();
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
            if (_refused.TryGetValue(secretId, out var refused) && time.GetUtcNow() - refused.At < BetweenFetches)
                return refused.Outcome;
        }

        var outcome = await secrets.GetAsync(secretId, cancellationToken);
        lock (_gate)
        {
            if (outcome is Result<TwilioCredentials>.Refuse)
                _refused[secretId] = (time.GetUtcNow(), outcome);
            else
                _usedAt[secretId] = time.GetUtcNow();
        }

        return outcome;
    }

    private bool MayRenew(string secretId, out IReadOnlyList<string> others)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            others = [];
            if (now - _renewedAt < BetweenFetches)
                return false;

            _renewedAt = now;
            others = [.. _usedAt.Where(used => used.Key != secretId).OrderByDescending(used => used.Value).Take(MostRenewed).Select(used => used.Key)];
            return true;
        }
    }
}
