namespace WhatsAppReplies.Local.Cloud.Iam;

/// <summary>One statement of an identity policy.</summary>
internal sealed record PolicyStatement(
    string Sid, bool Allows, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources, IReadOnlyList<PolicyCondition> Conditions)
{
    public bool AppliesTo(string action, string resource, IReadOnlyDictionary<string, string> context) =>
        Actions.Any(pattern => Wildcard.Matches(pattern, action, StringComparison.OrdinalIgnoreCase))
        && Resources.Any(pattern => Wildcard.Matches(pattern, resource))
        && Conditions.All(condition => condition.Holds(context));
}
