using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using WhatsAppReplies.Shared.Caching;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Shared.Secrets;

internal sealed class CachedSecrets<T> : ISecrets<T>
    where T : class
{
    /// <summary>A rotated secret is used at the latest after this time, unless Secrets Manager is in trouble; a refused one is fetched at once.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly IAmazonSecretsManager _service;
    private readonly ISecretShape<T> _shape;
    private readonly ILog _log;
    private readonly TimedCache<Result<T>> _cache;

    public CachedSecrets(IAmazonSecretsManager service, ISecretShape<T> shape, ILog log, TimeProvider time)
    {
        _service = service;
        _shape = shape;
        _log = log;
        _cache = new(FetchAsync, outcome => outcome is Result<T>.Success, time, Lifetime, new LastValue<Result<T>>
        {
            MaySucceedLater = fetched => fetched is { IsCompletedSuccessfully: true, Result: Result<T>.TryAgain },
            NotRenewed = NotRenewed,
        });
    }

    public Task<Result<T>> GetAsync(string secretId, CancellationToken cancellationToken) =>
        _cache.GetAsync(secretId, cancellationToken);

    public Task<Result<T>> RenewAsync(string secretId, CancellationToken cancellationToken) => _cache.RenewAsync(secretId, cancellationToken);

    public void Forget(string secretId, T refused) =>
        _cache.Drop(secretId, outcome => outcome is Result<T>.Success found && ReferenceEquals(found.Value, refused));

    private async Task<Result<T>> FetchAsync(string secretId)
    {
        try
        {
            var response = await _service.GetSecretValueAsync(new GetSecretValueRequest { SecretId = secretId });
            return SecretReader.Read(response.SecretString, _shape);
        }
        catch (ResourceNotFoundException)
        {
            return Refuse("secret_missing", "does not exist in this account and region");
        }
        catch (InvalidRequestException)
        {
            return Refuse("secret_unusable", "has no current value, or is scheduled for deletion");
        }
        catch (DecryptionFailureException)
        {
            return Refuse("secret_undecipherable", "cannot be decrypted with its KMS key");
        }
        catch (AmazonServiceException exception) when (AwsFault.IsDenied(exception))
        {
            return Refuse("secret_denied", "may not be read by the function's role");
        }
        catch (AmazonServiceException exception) when (AwsFault.IsInvalid(exception))
        {
            return Refuse("secret_id_invalid", "has an id that Secrets Manager does not accept");
        }
        catch (Exception exception) when (AwsFault.IsFault(exception))
        {
            return new Result<T>.TryAgain(new("secret_unreachable", $"The {_shape.Description} could not be read: {AwsFault.Describe(exception)}."));
        }
    }

    private void NotRenewed(Task<Result<T>> fetched)
    {
        var failure = fetched is { IsCompletedSuccessfully: true, Result: Result<T>.TryAgain later }
            ? later.Failure
            : new Failure("secret_slow", $"The {_shape.Description} could not be read in time.");
        _log.Write(
            Severity.Warning,
            "A secret could not be renewed; the last value is gone on with",
            LogField.Of("reason", failure.Code),
            LogField.Of("explanation", failure.Explanation));
    }

    private Result<T>.Refuse Refuse(string code, string what) => new(new Failure(code, $"The {_shape.Description} {what}."));
}
