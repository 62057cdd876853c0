namespace WhatsAppReplies.Local.Cloud.Iam;

/// <summary>A declared role.</summary>
internal sealed class Role(string name, string arn, TrustPolicy trust)
{
    private readonly Dictionary<string, IReadOnlyList<PolicyStatement>> _policies = new(StringComparer.Ordinal);

    public string Name => name;

    public string Arn => arn;

    public TrustPolicy Trust => trust;

    public IReadOnlyList<PolicyStatement> Statements
    {
        get
        {
            lock (_policies) return [.. _policies.Values.SelectMany(statements => statements)];
        }
    }

    public void PutPolicy(string policyName, IReadOnlyList<PolicyStatement> statements)
    {
        lock (_policies) _policies[policyName] = statements;
    }

    public AccessDecision Decide(string action, string resource, IReadOnlyDictionary<string, string> context)
    {
        var decision = AccessDecision.NotAllowed;
        foreach (var statement in Statements.Where(statement => statement.AppliesTo(action, resource, context)))
        {
            if (!statement.Allows)
            {
                return AccessDecision.Denied;
            }

            decision = AccessDecision.Allowed;
        }

        return decision;
    }
}
