namespace WhatsAppReplies.Local.Cloud.Iam;

/// <summary>Which services may take a role.</summary>
internal sealed record TrustPolicy(IReadOnlyList<TrustStatement> Statements)
{
    public bool Trusts(string service, IReadOnlyDictionary<string, string> context)
    {
        var applying = Statements.Where(statement => statement.AppliesTo(service, context)).ToList();
        return applying.Count > 0 && applying.TrueForAll(statement => statement.Allows);
    }
}
