using Pulumi;
using Pulumi.Aws.Iam;
using WhatsAppReplies.Infra.Access;

namespace WhatsAppReplies.Infra.Account;

/// <summary>
/// Roles that workflows take, three for each stack, each for one environment of the repository, which says who may approve.
/// Of a fork none may take one. A role for all stacks together would grow with them,
/// and AWS takes no more of a role's inline policies than 10,240 characters: the third stack was one too many.
/// </summary>
internal sealed class WorkflowRoles : Component
{
    private readonly AccountSettings _settings;
    private readonly Output<(AccountArns Account, string Provider, string Key)> _known;

    public WorkflowRoles(AccountSettings settings, Output<AccountArns> account, GitHubIdentity gitHub, StateStore state)
        : base("WorkflowRoles", "roles")
    {
        _settings = settings;
        _known = Output.Tuple(account, gitHub.Provider.Arn, state.Key.Arn).Apply(known => (known.Item1, known.Item2, known.Item3));
        foreach (var stack in settings.Stacks)
        {
            All[$"deployRole-{stack}"] = Make($"{AccountStacks.Deploy}-{stack}", stack, "state", known =>
                [.. StateRights.ToChange(known.Account, known.Key, stack), .. StackRights.ToDeploy(known.Account, settings, stack)]);
            All[$"previewRole-{stack}"] = Make($"{AccountStacks.Preview}-{stack}", $"{stack}-{AccountStacks.Preview}", "state", known =>
                [.. StateRights.ToRead(known.Account, known.Key, stack), .. StackRights.ToPreview(known.Account, settings, stack)]);
            All[$"verifyRole-{stack}"] = Make($"{AccountStacks.Verify}-{stack}", $"{stack}-{AccountStacks.Verify}", "stack", known =>
                [.. StackRights.ToVerify(known.Account, settings, stack)]);
        }

        RegisterOutputs();
    }

    /// <summary>By the name of the output that tells the role's ARN.</summary>
    public Dictionary<string, Role> All { get; } = [];

    private Role Make(
        string name, string environment, string policyName, Func<(AccountArns Account, string Provider, string Key), IReadOnlyList<PolicyStatement>> rights)
    {
        var role = new Role(name, new RoleArgs
        {
            Name = AccountNames.Role(name),
            Description = $"Workflows of {_settings.Repository} in {environment}",
            AssumeRolePolicy = _known.Apply(known => Trust(known.Provider, environment)),
        }, Child());
        _ = new RolePolicy(name, new RolePolicyArgs
        {
            Name = policyName,
            Role = role.Name,
            Policy = _known.Apply(known => new PolicyDocument(rights(known)).ToJson()),
        }, Child());
        return role;
    }

    /// <summary>A workflow's token names its environment; what a fork's pull request runs has none of these.</summary>
    private string Trust(string provider, string environment) => new PolicyDocument(
    [
        new PolicyStatement
        {
            Sid = "Environment",
            Principal = new { Federated = provider },
            Action = ["sts:AssumeRoleWithWebIdentity"],
        }
            .If("StringEquals", $"{GitHubIdentity.Issuer}:aud", GitHubIdentity.Audience)
            .If("StringEquals", $"{GitHubIdentity.Issuer}:sub", $"repo:{_settings.Repository}:environment:{environment}"),
    ]).ToJson();
}
