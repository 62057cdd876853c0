namespace WhatsAppReplies.Local.Cloud.Iam;

/// <summary>What a role may do against what it did.</summary>
/// <param name="GrantedButUnused">Too much is granted, or the run did not get there.</param>
/// <param name="UsedButNotGranted">Calls that were refused.</param>
internal sealed record PermissionReport(IReadOnlyList<PermissionGrant> GrantedButUnused, IReadOnlyList<PermissionUse> UsedButNotGranted)
{
    /// <summary>Of services that this machine does not have: nobody can be seen to use them here.</summary>
    private static readonly string[] ElsewhereOnly = ["kms:", "xray:"];

    public static PermissionReport Of(IEnumerable<Role> roles, IReadOnlyCollection<PermissionUse> uses)
    {
        var reports = roles.Select(role => Of(role, uses)).ToList();
        return new PermissionReport(
            [.. reports.SelectMany(report => report.GrantedButUnused)],
            [.. reports.SelectMany(report => report.UsedButNotGranted)]);
    }

    public static PermissionReport Of(Role role, IReadOnlyCollection<PermissionUse> uses)
    {
        var own = uses.Where(use => use.RoleArn == role.Arn).ToList();
        var allowed = own.Where(use => use.Decision == AccessDecision.Allowed).ToList();
        var grants =
            from statement in role.Statements
            where statement.Allows
            from action in statement.Actions
            where !ElsewhereOnly.Any(service => action.StartsWith(service, StringComparison.Ordinal))
            from resource in statement.Resources
            select new PermissionGrant(statement.Sid, action, resource);
        return new PermissionReport(
            [.. grants.Where(grant => !allowed.Exists(grant.Covers))],
            [.. own.Where(use => use.Decision != AccessDecision.Allowed)]);
    }
}
