namespace WhatsAppReplies.Local.Iam;

/// <summary>The condition keys whose values this machine can tell.</summary>
internal static class ConditionKeys
{
    public const string SourceAccount = "aws:SourceAccount";
    public const string RequestedRegion = "aws:RequestedRegion";

    public static readonly IReadOnlySet<string> Known =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { SourceAccount, RequestedRegion };
}
