using WhatsAppReplies.Local.Cloud.SecretsManager;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

internal sealed class SecretVersionKind(SecretStore secrets) : IResourceKind
{
    public string Type => "aws:secretsmanager/secretVersion:SecretVersion";

    public UnderstoodProperties Properties { get; } = new("secretId", "secretString");

    public Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        var (id, value) = (declared.Text("secretId"), declared.Text("secretString"));
        var (secret, version) = secrets.Do(store =>
        {
            var found = store.GetUsable(id);
            return (found, store.Put(found, null, value, null, [Stages.Current]));
        });
        return Task.FromResult(AwsAnswers.SecretVersion(secret.Arn, version.Id));
    }
}
