using System.Text.Json;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.SecretsManager;

internal static class SecretReads
{
    public static Dictionary<string, object> Value(SecretStore store, JsonElement request)
    {
        var secret = store.GetUsable(SecretRequest.SecretId(request));
        var version = Version(secret, request.Text("VersionId"), request.Text("VersionStage"));
        var answer = new Dictionary<string, object>
        {
            ["ARN"] = secret.Arn,
            ["Name"] = secret.Name,
            ["VersionId"] = version.Id,
            ["VersionStages"] = version.Stages,
            ["CreatedDate"] = SecretRequest.Seconds(version.Created),
        };
        answer[version.Text is null ? "SecretBinary" : "SecretString"] = version.Text ?? version.Binary!;
        return answer;
    }

    public static Dictionary<string, object> Describe(SecretStore store, JsonElement request) =>
        Description(store.Get(SecretRequest.SecretId(request)));

    public static Dictionary<string, object> List(SecretStore store, JsonElement request) => new()
    {
        ["SecretList"] = store.All.Where(secret => secret.DeletionDate is null).Select(Description).ToList(),
    };

    public static Dictionary<string, object> Versions(SecretStore store, JsonElement request)
    {
        var secret = store.Get(SecretRequest.SecretId(request));
        var deprecatedToo = request.TryGetProperty("IncludeDeprecated", out var include) && include.ValueKind == JsonValueKind.True;
        return new Dictionary<string, object>
        {
            ["ARN"] = secret.Arn,
            ["Name"] = secret.Name,
            ["Versions"] = secret.Versions
                .Where(version => deprecatedToo || version.Stages.Count > 0)
                .Select(version => new Dictionary<string, object>
                {
                    ["VersionId"] = version.Id,
                    ["VersionStages"] = version.Stages,
                    ["CreatedDate"] = SecretRequest.Seconds(version.Created),
                })
                .ToList(),
        };
    }

    private static SecretVersion Version(Secret secret, string? id, string? stage)
    {
        if (id is null)
        {
            return secret.Staged(stage ?? Stages.Current)
                ?? throw NotFound($"Secrets Manager can't find the specified secret value for staging label: {stage ?? Stages.Current}");
        }

        var version = secret.Version(id) ?? throw NotFound($"Secrets Manager can't find the specified secret value for VersionId: {id}");
        return stage is null || version.Stages.Contains(stage)
            ? version
            : throw new AwsException("InvalidRequestException", $"You provided a VersionStage that is not associated to the provided VersionId.");
    }

    private static AwsException NotFound(string message) => new("ResourceNotFoundException", message);

    private static Dictionary<string, object> Description(Secret secret)
    {
        var description = new Dictionary<string, object>
        {
            ["ARN"] = secret.Arn,
            ["Name"] = secret.Name,
            ["CreatedDate"] = SecretRequest.Seconds(secret.Created),
            ["LastChangedDate"] = SecretRequest.Seconds(secret.LastChanged),
            ["VersionIdsToStages"] = secret.Versions.Where(version => version.Stages.Count > 0).ToDictionary(version => version.Id, version => version.Stages),
        };
        if (secret.Description is { } text) description["Description"] = text;
        if (secret.DeletedDate is { } deleted) description["DeletedDate"] = SecretRequest.Seconds(deleted);
        return description;
    }
}
