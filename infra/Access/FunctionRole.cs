using Pulumi;
using Pulumi.Aws;
using Pulumi.Aws.Iam;
using WhatsAppReplies.Infra.Naming;

namespace WhatsAppReplies.Infra.Access;

/// <summary>Who a function is, and exactly what it and its event source mapping may call.</summary>
internal sealed class FunctionRole : Component
{
    private FunctionRole(StackContext stack, string name, string resource, FunctionNames names, string policyName, Output<string> policy)
        : base("FunctionRole", name)
    {
        Role = new Role(resource, new RoleArgs
        {
            Name = names.Role,
            Description = $"Runs {names.Function}",
            AssumeRolePolicy = TrustPolicy.Lambda,
            PermissionsBoundary = Boundary(stack.Settings.PermissionsBoundary),
            Tags = stack.Names.Tags,
        }, Child());

        Policy = new RolePolicy(policyName, new RolePolicyArgs
        {
            Name = policyName,
            Role = Role.Name,
            Policy = policy,
        }, Child());
        RegisterOutputs();
    }

    public Role Role { get; }

    /// <summary>What the function waits for: without it its first calls would be denied.</summary>
    public RolePolicy Policy { get; }

    /// <summary>By its name: the account is whoever's the stack is deployed into.</summary>
    private Input<string>? Boundary(string? name)
    {
        if (name is null)
            return null;
        var options = new InvokeOptions { Parent = this };
        return Output.Tuple(
            GetPartition.Invoke(options: options).Apply(result => result.Partition),
            GetCallerIdentity.Invoke(options: options).Apply(identity => identity.AccountId))
            .Apply(owner => $"arn:{owner.Item1}:iam::{owner.Item2}:policy/{name}");
    }

    public static FunctionRole OfReplies(StackContext stack, ReplyAccess access) =>
        new(stack, "access", "function", stack.Names.Replies, "what-the-function-calls", ReplyPolicy.Of(stack, access));

    public static FunctionRole OfInbound(StackContext stack, InboundAccess access) =>
        new(stack, "inbound-access", "inbound", stack.Names.Inbound, "what-the-inbound-function-calls", InboundPolicy.Of(stack, access));

    public static FunctionRole OfPause(StackContext stack, PauseAccess access) =>
        new(stack, "pause-access", "pause", stack.Names.Pause, "what-the-pause-function-calls", PausePolicy.Of(stack, access));
}
