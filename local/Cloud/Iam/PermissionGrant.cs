namespace WhatsAppReplies.Local.Cloud.Iam;

/// <summary>One action on one resource pattern that a policy allows.</summary>
internal sealed record PermissionGrant(string Sid, string Action, string Resource)
{
    public bool Covers(PermissionUse use) =>
        Wildcard.Matches(Action, use.Action, StringComparison.OrdinalIgnoreCase) && Wildcard.Matches(Resource, use.Resource);

    public override string ToString() => $"{Action} on {Resource} ({Sid})";
}
