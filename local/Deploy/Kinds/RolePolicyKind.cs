using WhatsAppReplies.Local.Cloud.Iam;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

internal sealed class RolePolicyKind(RoleStore roles) : IResourceKind
{
    /// <summary>All inline policies of a role together; white space does not count.</summary>
    private const int LargestPolicy = 10240;

    public string Type => "aws:iam/rolePolicy:RolePolicy";

    public UnderstoodProperties Properties { get; } = new("name", "role", "policy");

    public Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        var (name, role, policy) = (declared.Text("name"), roles.Get(roles.ArnOf(declared.Text("role"))), declared.Text("policy"));
        if (policy.Count(character => !char.IsWhiteSpace(character)) is > LargestPolicy and var size)
        {
            throw declared.Wrong("policy", $"LimitExceeded: it has {size} characters; AWS allows {LargestPolicy}");
        }

        role.PutPolicy(name, PolicyReader.Identity($"{declared.Path}.policy", policy));
        return Task.FromResult(AwsAnswers.RolePolicy(role.Name, name));
    }
}
