namespace WhatsAppReplies.Local.Cloud.Iam;

internal sealed record TrustStatement(bool Allows, IReadOnlyList<string> Services, IReadOnlyList<PolicyCondition> Conditions)
{
    public bool AppliesTo(string service, IReadOnlyDictionary<string, string> context) =>
        Services.Contains(service) && Conditions.All(condition => condition.Holds(context));
}
