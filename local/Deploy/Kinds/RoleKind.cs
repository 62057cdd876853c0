using WhatsAppReplies.Local.Cloud.Iam;

namespace WhatsAppReplies.Local.Deploy.Kinds;

internal sealed class RoleKind(RoleStore roles) : IResourceKind
{
    public string Type => "aws:iam/role:Role";

    public UnderstoodProperties Properties { get; } = new("name", "tags.*", "description", "assumeRolePolicy");

    public Task<Created> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        declared.TagsWithoutEffectHere();
        declared.WithoutEffectHere("description");
        var trust = PolicyReader.Trust($"{declared.Path}.assumeRolePolicy", declared.Text("assumeRolePolicy"));
        var role = roles.Create(declared.Text("name"), trust);
        return Task.FromResult(Created.WithArn(role.Name, role.Arn));
    }
}
