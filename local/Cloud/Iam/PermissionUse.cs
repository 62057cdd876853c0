namespace WhatsAppReplies.Local.Cloud.Iam;

/// <summary>That a role needed a permission, and whether it had it.</summary>
internal sealed record PermissionUse(string RoleArn, string Action, string Resource, AccessDecision Decision);
