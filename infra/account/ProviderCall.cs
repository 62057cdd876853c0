using WhatsAppReplies.Infra.Access;

namespace WhatsAppReplies.Infra.Account;

/// <summary>What the provider calls for resources of one type.</summary>
/// <param name="Type">Of the stack's resources.</param>
/// <param name="On">Which resources of AWS that concerns, given the account and the beginning of the stack's names.</param>
/// <param name="Reads">For a preview that looks.</param>
/// <param name="Writes">For an update that makes, changes or deletes.</param>
internal sealed record ProviderCall(string Type, Func<AccountArns, string, string[]> On, string[] Reads, string[] Writes)
{
    /// <summary>Narrows the right, given the account and the stack, where no name tells whose a resource is.</summary>
    public Func<PolicyStatement, AccountArns, string, PolicyStatement>? Only { get; init; }

    /// <summary>Rights that AWS does not bind to a resource, or to one whose name it makes up.</summary>
    public static string[] Anything(AccountArns _, string __) => ["*"];
}
