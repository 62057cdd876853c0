using Pulumi;
using Pulumi.Aws;
using WhatsAppReplies.Infra.Settings;

namespace WhatsAppReplies.Infra.Account;

/// <summary>
/// What an account needs once: a place for Pulumi's state, a key for its secrets, and roles that GitHub's workflows take.
/// A stack cannot make it, because it needs it to run.
/// </summary>
internal static class AccountProgram
{
    public const string Project = "whatsapp-replies-account";

    /// <summary>The program as the Pulumi CLI runs it.</summary>
    public static IDictionary<string, object?> Define() => Define(StackConfiguration.FromEnvironment());

    public static IDictionary<string, object?> Define(StackConfiguration configuration)
    {
        var settings = AccountSettings.Read(configuration);
        var account = Output.Tuple(GetPartition.Invoke().Apply(result => result.Partition), GetCallerIdentity.Invoke().Apply(identity => identity.AccountId))
            .Apply(owner => new AccountArns(owner.Item1, settings.Region, owner.Item2));

        var state = new StateStore(account);
        var gitHub = new GitHubIdentity();
        var boundary = new FunctionBoundary();
        var roles = new WorkflowRoles(settings, account, gitHub, state);

        var outputs = new Dictionary<string, object?>
        {
            ["backendUrl"] = account.Apply(names => $"s3://{AccountNames.StateBucket(names.Account)}?region={settings.Region}&awssdk=v2"),
            ["secretsProvider"] = $"awskms://{AccountNames.KeyAlias}?region={settings.Region}",
            ["permissionsBoundary"] = boundary.Policy.Name,
        };
        foreach (var (name, role) in roles.All)
            outputs[name] = role.Arn;
        return outputs;
    }
}
