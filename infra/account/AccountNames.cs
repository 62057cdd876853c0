namespace WhatsAppReplies.Infra.Account;

/// <summary>Names of what an account has once; a stack's names begin with the project and the stack.</summary>
internal static class AccountNames
{
    public const string KeyAlias = "alias/whatsapp-replies-pulumi";
    public const string Boundary = "whatsapp-replies-functions";

    /// <summary>Of the stacks: the name in <c>Pulumi.yaml</c>.</summary>
    public const string Project = "whatsapp-replies";

    /// <summary>A bucket's name is one of all accounts'.</summary>
    public static string StateBucket(string account) => $"{Project}-state-{account}";

    public static string Role(string what) => $"{Project}-{what}";

    public static string OfStack(string stack) => $"{Project}-{stack}";
}
