using System.Collections.Immutable;
using Pulumi;
using Pulumi.Aws;
using WhatsAppReplies.Infra.Settings;

namespace WhatsAppReplies.Infra.Secrets;

/// <summary>Secrets that conversation records name and other stacks or people own.</summary>
internal static class TenantSecrets
{
    public static Output<ImmutableArray<string>> Of(StackSettings settings, Resource parent)
    {
        var named = settings.TenantSecretArns.ToImmutableArray();
        if (settings.TenantSecretNamePrefixes is [])
            return Output.Create(named);

        var options = new InvokeOptions { Parent = parent };
        var account = GetCallerIdentity.Invoke(options: options).Apply(identity => identity.AccountId);
        var partition = GetPartition.Invoke(options: options).Apply(result => result.Partition);
        return Output.Tuple(partition, account).Apply(owner => named.AddRange(settings.TenantSecretNamePrefixes.Select(
            prefix => $"arn:{owner.Item1}:secretsmanager:{settings.Region}:{owner.Item2}:secret:{prefix}*")));
    }
}
