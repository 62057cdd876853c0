using Pulumi;
using Pulumi.Aws.Iam;
using WhatsAppReplies.Infra.Access;

namespace WhatsAppReplies.Infra.Account;

/// <summary>Roles that workflows take, each for environments of the repository, which say who may approve. Of a fork none may take one.</summary>
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
            All[$"deployRole-{stack}"] = Make($"deploy-{stack}", [stack], "state", known =>
                [.. StateRights.ToChange(known.Account, known.Key), .. StackRights.ToDeploy(known.Account, settings, stack)]);
        }

        All["previewRole"] = Make("preview", [.. settings.Stacks.Select(stack => $"{stack}-preview")], "state", known =>
            [.. StateRights.ToRead(known.Account, known.Key), .. settings.Stacks.SelectMany((stack, index) => StackRights.ToPreview(known.Account, settings, stack).Select(Numbered(index)))]);
        All["verifyRole"] = Make("verify", [.. settings.Stacks.Select(stack => $"{stack}-verify")], "stack", known =>
            [.. settings.Stacks.SelectMany((stack, index) => StackRights.ToVerify(known.Account, settings, stack).Select(Numbered(index)))]);
        RegisterOutputs();
    }

    /// <summary>By the name of the output that tells the role's ARN.</summary>
    public Dictionary<string, Role> All { get; } = [];

    private Role Make(string name, IReadOnlyList<string> environments, string policyName, Func<(AccountArns Account, string Provider, string Key), IReadOnlyList<PolicyStatement>> rights)
    {
        var role = new Role(name, new RoleArgs
        {
            Name = AccountNames.Role(name),
            Description = $"Workflows of {_settings.Repository} in {string.Join(", ", environments)}",
            AssumeRolePolicy = _known.Apply(known => Trust(known.Provider, environments)),
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
    private string Trust(string provider, IReadOnlyList<string> environments) => new PolicyDocument(
    [
        .. environments.Select((environment, index) => new PolicyStatement
        {
            Sid = $"Environment{index + 1}",
            Principal = new { Federated = provider },
            Action = ["sts:AssumeRoleWithWebIdentity"],
            Condition = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["StringEquals"] = new Dictionary<string, string>
                {
                    [$"{GitHubIdentity.Issuer}:aud"] = GitHubIdentity.Audience,
                    [$"{GitHubIdentity.Issuer}:sub"] = $"repo:{_settings.Repository}:environment:{environment}",
                },
            },
        }),
    ]).ToJson();

    /// <summary>A statement's name is one within its policy.</summary>
    private static Func<PolicyStatement, PolicyStatement> Numbered(int stack) => statement => statement with { Sid = $"Stack{stack + 1}{statement.Sid}" };
}
