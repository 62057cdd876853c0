using Pulumi;
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

    public static FunctionRole OfReplies(StackContext stack, ReplyAccess access) =>
        new(stack, "access", "function", stack.Names.Replies, "what-the-function-calls", ReplyPolicy.Of(access));

    public static FunctionRole OfInbound(StackContext stack, InboundAccess access) =>
        new(stack, "inbound-access", "inbound", stack.Names.Inbound, "what-the-inbound-function-calls", InboundPolicy.Of(stack, access));
}
