using System.Text.Json;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.SecretsManager;

/// <summary>Secrets Manager behind the gateway.</summary>
internal sealed class SecretsManagerService(SecretStore store) : IAwsService
{
    private static readonly Dictionary<string, Func<SecretStore, JsonElement, Dictionary<string, object>>> Operations =
        new(StringComparer.Ordinal)
        {
            ["CreateSecret"] = SecretWrites.Create,
            ["PutSecretValue"] = SecretWrites.Put,
            ["UpdateSecret"] = SecretWrites.Update,
            ["UpdateSecretVersionStage"] = SecretWrites.MoveStage,
            ["DeleteSecret"] = SecretWrites.Delete,
            ["RestoreSecret"] = SecretWrites.Restore,
            ["GetSecretValue"] = SecretReads.Value,
            ["DescribeSecret"] = SecretReads.Describe,
            ["ListSecrets"] = SecretReads.List,
            ["ListSecretVersionIds"] = SecretReads.Versions,
        };

    public string Name => "secretsmanager";

    public AwsProtocol Protocol => AwsProtocol.Json11;

    /// <summary>The secret's ARN; of a secret that is not there, what it was called.</summary>
    public IReadOnlyList<(string Action, string Resource)> Permissions(string operation, AwsRequest request)
    {
        var body = JsonBody.Parse(request.Body);
        var id = body.Text("SecretId") ?? body.Text("Name") ?? "*";
        return [($"secretsmanager:{operation}", store.Do(secrets => secrets.Find(id)?.Arn) ?? id)];
    }

    public Task<AwsHttpAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken) =>
        Operations.TryGetValue(operation, out var carryOut)
            ? Task.FromResult(JsonAnswer.Of(Protocol, store.Do(secrets => carryOut(secrets, JsonBody.Parse(request.Body)))))
            : throw new AwsException("InvalidAction", $"This machine's Secrets Manager does not know {operation}.");
}
