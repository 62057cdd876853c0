using Pulumi;
using Pulumi.Aws.Iam;

namespace WhatsAppReplies.Infra.Access;

/// <summary>Who the function is, and exactly what it and its event source mapping may call.</summary>
internal sealed class FunctionRole : Component
{
    public FunctionRole(StackContext stack, FunctionRoleArgs args)
        : base("FunctionRole", "access")
    {
        Role = new Role("function", new RoleArgs
        {
            Name = stack.Names.Role,
            Description = $"Runs {stack.Names.Function}",
            AssumeRolePolicy = TrustPolicy.Lambda,
            Tags = stack.Names.Tags,
        }, Child());

        Policy = new RolePolicy("what-the-function-calls", new RolePolicyArgs
        {
            Name = "what-the-function-calls",
            Role = Role.Name,
            Policy = GrantedResources.Of(args).Apply(FunctionPolicy.For),
        }, Child());
        RegisterOutputs();
    }

    public Role Role { get; }

    /// <summary>What the function waits for: without it its first calls would be denied.</summary>
    public RolePolicy Policy { get; }
}
