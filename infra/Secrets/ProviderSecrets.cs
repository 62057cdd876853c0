using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;
using Pulumi.Aws.SecretsManager;

namespace WhatsAppReplies.Infra.Secrets;

/// <summary>
/// Keys of the providers. The stack always makes the secrets and writes a value only when the stack file has it encrypted, so
/// that a value set by hand is never overwritten.
/// </summary>
internal sealed class ProviderSecrets : Component
{
    private readonly StackContext _stack;

    public ProviderSecrets(StackContext stack)
        : base("ProviderSecrets", "secrets")
    {
        _stack = stack;
        var settings = stack.Settings;

        OpenAi = Make("openai", settings.OpenAiSecretName, "The key of the model provider");
        if (settings.OpenAiApiKey is { } key)
        {
            Write("openai", OpenAi, key.Apply(value => JsonSerializer.Serialize(
                new Dictionary<string, string> { [Contract.Secrets.AiApiKey] = value })));
        }

        Twilio = Make("twilio", settings.TwilioSecretName, "The credentials of the WhatsApp sender");
        if (settings is { TwilioAccountSid: { } sid, TwilioAuthToken: { } token })
        {
            Write("twilio", Twilio, Output.Tuple(sid, token).Apply(both => JsonSerializer.Serialize(
                new Dictionary<string, string>
                {
                    [Contract.Secrets.TwilioAccountSid] = both.Item1,
                    [Contract.Secrets.TwilioAuthToken] = both.Item2,
                })));
        }

        var tenantsOfTwilio = TenantSecrets.Of(settings.Region, settings.TenantTwilioSecretArns, settings.TenantTwilioSecretNamePrefixes, this);
        OfTwilio = Output.Tuple(Output.All(Twilio.Arn), tenantsOfTwilio).Apply(arns => arns.Item1.AddRange(arns.Item2));
        All = Output.Tuple(
                Output.All(OpenAi.Arn, Twilio.Arn),
                TenantSecrets.Of(settings.Region, settings.TenantSecretArns, settings.TenantSecretNamePrefixes, this),
                tenantsOfTwilio)
            .Apply(arns => arns.Item1.AddRange(arns.Item2).AddRange(arns.Item3));
        RegisterOutputs();
    }

    public Secret OpenAi { get; }

    public Secret Twilio { get; }

    /// <summary>ARNs of everything that the function that replies may read: the stack's own secrets and those of other tenants.</summary>
    public Output<ImmutableArray<string>> All { get; }

    /// <summary>Those of them that the inbound function may read: what verifies a signature and lists messages.</summary>
    public Output<ImmutableArray<string>> OfTwilio { get; }

    private Secret Make(string name, string physicalName, string description)
    {
        var args = new SecretArgs
        {
            Name = physicalName,
            Description = description,
            // Without protection the secret goes at once, so that the same stack can be made again under the same name.
            RecoveryWindowInDays = _stack.Settings.Protect ? 30 : 0,
            Tags = _stack.Names.Tags,
        };
        if (_stack.Settings.KmsKeyArn is { } key)
            args.KmsKeyId = key;
        return new Secret(name, args, Stateful(_stack.Settings.Protect));
    }

    private void Write(string name, Secret secret, Output<string> value) => _ = new SecretVersion(name, new SecretVersionArgs
    {
        SecretId = secret.Id,
        SecretString = value,
    }, Child());
}
