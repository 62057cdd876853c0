using System.Collections.Immutable;
using Pulumi;
using Pulumi.Aws;

namespace WhatsAppReplies.Infra.Secrets;

/// <summary>Secrets that conversation records name and other stacks or people own.</summary>
internal static class TenantSecrets
{
    public static Output<ImmutableArray<string>> Of(string region, IReadOnlyList<string> arns, IReadOnlyList<string> namePrefixes, Resource parent)
    {
        var named = arns.ToImmutableArray();
        if (namePrefixes is [])
            return Output.Create(named);

        var options = new InvokeOptions { Parent = parent };
        var account = GetCallerIdentity.Invoke(options: options).Apply(identity => identity.AccountId);
        var partition = GetPartition.Invoke(options: options).Apply(result => result.Partition);
        return Output.Tuple(partition, account).Apply(owner => named.AddRange(namePrefixes.Select(
            prefix => $"arn:{owner.Item1}:secretsmanager:{region}:{owner.Item2}:secret:{prefix}*")));
    }
}
