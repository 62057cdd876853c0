namespace WhatsAppReplies.Infra.Secrets;

/// <summary>Secrets that a role may read, as far as their names tell: the stack's own, and those of other tenants that its file names.</summary>
internal sealed record ReadableSecrets(string Own, IReadOnlyList<string> Arns, IReadOnlyList<string> NamePrefixes)
{
    private const string BeforeName = ":secret:";

    /// <summary>The hyphen and the six characters that AWS appends to a name.</summary>
    private const int Suffix = 7;

    public bool Hold(string name) =>
        name == Own
        || Arns.Any(arn => arn == name || NameIn(arn) == name)
        || NamePrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private static string NameIn(string arn) => arn[(arn.IndexOf(BeforeName, StringComparison.Ordinal) + BeforeName.Length)..^Suffix];
}
