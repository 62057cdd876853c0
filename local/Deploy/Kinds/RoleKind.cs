using WhatsAppReplies.Local.Cloud.Iam;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

internal sealed class RoleKind(RoleStore roles, AwsAnswers answers) : IResourceKind
{
    public string Type => "aws:iam/role:Role";

    public UnderstoodProperties Properties { get; } = new("name", "tags.*", "description", "assumeRolePolicy", "permissionsBoundary");

    public Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        declared.TagsWithoutEffectHere();
        declared.WithoutEffectHere("description", "permissionsBoundary");
        var trust = PolicyReader.Trust($"{declared.Path}.assumeRolePolicy", declared.Text("assumeRolePolicy"));
        var role = roles.Create(declared.Text("name"), trust);
        return Task.FromResult(answers.Role(role.Name));
    }
}
