namespace WhatsAppReplies.Local.Cloud.Iam;

/// <summary>The condition keys whose values this machine can tell.</summary>
internal static class ConditionKeys
{
    public const string SourceAccount = "aws:SourceAccount";
    public const string RequestedRegion = "aws:RequestedRegion";

    /// <summary>True here: the loopback interface stands for the encrypted transport to AWS.</summary>
    public const string SecureTransport = "aws:SecureTransport";

    /// <summary>No call here comes from another service: keys are nobody's.</summary>
    public const string ViaService = "kms:ViaService";

    public static readonly IReadOnlySet<string> Known =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { SourceAccount, RequestedRegion, SecureTransport, ViaService };
}
