namespace WhatsAppReplies.Infra.Account;

/// <summary>
/// Rules on names of stacks that workflows deploy: roles, environments and the resources of a stack are told from others' by names, and no name may lead into
/// another's.
/// </summary>
internal static class AccountStacks
{
    public const string Deploy = "deploy";
    public const string Preview = "preview";
    public const string Verify = "verify";

    private static readonly string[] Kinds = [Deploy, Preview, Verify];

    /// <returns>Each with what is allowed in its place.</returns>
    public static IEnumerable<(string Stack, string Allowed)> WithRightsOfAnother(IReadOnlyList<string> stacks)
    {
        foreach (var stack in stacks)
        {
            // Who may change roles whatsapp-replies-deploy-* may let itself into prod.
            if (Kinds.FirstOrDefault(kind => stack == kind || Leads(kind, stack)) is { } role)
                yield return (stack, $"a name that does not begin with '{role}', as roles of workflows do");
            if (Kinds.Skip(1).FirstOrDefault(kind => stack.EndsWith($"-{kind}", StringComparison.Ordinal)) is { } environment)
                yield return (stack, $"a name that does not end in '-{environment}': another stack's environment would have it");
            if (stacks.FirstOrDefault(other => Leads(other, stack)) is { } wider)
                yield return (stack, $"a name that does not begin with '{wider}-': the rights on {wider} are those on resources whose names do");
        }
    }

    private static bool Leads(string name, string other) => other.StartsWith($"{name}-", StringComparison.Ordinal);
}
