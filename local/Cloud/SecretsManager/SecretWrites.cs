using System.Text.Json;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.SecretsManager;

internal static class SecretWrites
{
    private const int ShortestWindow = 7;
    private const int LongestWindow = 30;

    public static Dictionary<string, object> Create(SecretStore store, JsonElement request)
    {
        var secret = store.Create(SecretRequest.Required(request, "Name"), request.Text("Description"));
        return Named(secret, HasValue(request) ? Put(store, secret, request, [Stages.Current]) : null);
    }

    public static Dictionary<string, object> Put(SecretStore store, JsonElement request)
    {
        var secret = store.GetUsable(SecretRequest.SecretId(request));
        var version = Put(store, secret, request, SecretRequest.Texts(request, "VersionStages") ?? [Stages.Current]);
        var answer = Named(secret, version);
        answer["VersionStages"] = version.Stages;
        return answer;
    }

    public static Dictionary<string, object> Update(SecretStore store, JsonElement request)
    {
        var secret = store.GetUsable(SecretRequest.SecretId(request));
        secret.Description = request.Text("Description") ?? secret.Description;
        return Named(secret, HasValue(request) ? Put(store, secret, request, [Stages.Current]) : null);
    }

    public static Dictionary<string, object> MoveStage(SecretStore store, JsonElement request)
    {
        var secret = store.GetUsable(SecretRequest.SecretId(request));
        var stage = SecretRequest.Required(request, "VersionStage");
        var (to, from) = (request.Text("MoveToVersionId"), request.Text("RemoveFromVersionId"));
        if (secret.Staged(stage) is { } holder && to is not null && holder.Id != to && holder.Id != from)
        {
            throw new AwsException("InvalidParameterException", $"The staging label {stage} is attached to another version: name it in RemoveFromVersionId.");
        }

        if (to is not null)
        {
            secret.Move(stage, VersionOf(secret, to));
        }
        else if (from is not null)
        {
            VersionOf(secret, from).Stages.Remove(stage);
        }

        return Named(secret, null);
    }

    public static Dictionary<string, object> Delete(SecretStore store, JsonElement request)
    {
        var secret = store.GetUsable(SecretRequest.SecretId(request));
        var atOnce = request.TryGetProperty("ForceDeleteWithoutRecovery", out var force) && force.ValueKind == JsonValueKind.True;
        int? window = request.TryGetProperty("RecoveryWindowInDays", out var days) ? days.GetInt32() : null;
        if (atOnce && window is not null)
        {
            throw new AwsException("InvalidParameterException", "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        }

        if (window is < ShortestWindow or > LongestWindow)
        {
            throw new AwsException("InvalidParameterException", "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        }

        store.Delete(secret, atOnce ? null : window ?? LongestWindow);
        var answer = Named(secret, null);
        answer["DeletionDate"] = SecretRequest.Seconds(secret.DeletionDate!.Value);
        return answer;
    }

    public static Dictionary<string, object> Restore(SecretStore store, JsonElement request)
    {
        var secret = store.Get(SecretRequest.SecretId(request));
        (secret.DeletedDate, secret.DeletionDate) = (null, null);
        return Named(secret, null);
    }

    private static bool HasValue(JsonElement request) => (request.Text("SecretString") ?? request.Text("SecretBinary")) is not null;

    private static SecretVersion Put(SecretStore store, Secret secret, JsonElement request, IReadOnlyCollection<string> stages) =>
        store.Put(secret, request.Text("ClientRequestToken"), request.Text("SecretString"), request.Text("SecretBinary"), stages);

    private static SecretVersion VersionOf(Secret secret, string id) =>
        secret.Version(id) ?? throw new AwsException("ResourceNotFoundException", $"Secrets Manager can't find the specified secret value for VersionId: {id}");

    private static Dictionary<string, object> Named(Secret secret, SecretVersion? version)
    {
        var answer = new Dictionary<string, object> { ["ARN"] = secret.Arn, ["Name"] = secret.Name };
        if (version is not null) answer["VersionId"] = version.Id;
        return answer;
    }
}
