using WhatsAppReplies.Local.Cloud.SecretsManager;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

internal sealed class SecretKind(SecretStore secrets) : IResourceKind
{
    public string Type => "aws:secretsmanager/secret:Secret";

    public UnderstoodProperties Properties { get; } = new("name", "tags.*", "description", "recoveryWindowInDays", "kmsKeyId");

    public Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        declared.TagsWithoutEffectHere();
        declared.WithoutEffectHere("kmsKeyId");
        var (name, description) = (declared.Text("name"), declared.OptionalText("description"));
        if (declared.OptionalInteger("recoveryWindowInDays") is { } days and not 0 and not (>= 7 and <= 30))
        {
            throw declared.Wrong("recoveryWindowInDays", $"it is {days}; AWS allows 0 and 7 to 30");
        }

        var secret = secrets.Do(store => store.Create(name, description));
        return Task.FromResult(AwsAnswers.Secret(secret.Arn));
    }
}
