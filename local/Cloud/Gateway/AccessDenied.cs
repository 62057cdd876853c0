using WhatsAppReplies.Local.Cloud.Iam;

namespace WhatsAppReplies.Local.Cloud.Gateway;

internal static class AccessDenied
{
    private const string Sqs = "sqs:";

    /// <summary>SQS answers with another status than the rest, and names the action in lower case.</summary>
    public static AwsError Of(string callerArn, string action, string resource, AccessDecision decision)
    {
        var isSqs = action.StartsWith(Sqs, StringComparison.Ordinal);
        var named = isSqs ? action.ToLowerInvariant() : action;
        var because = decision == AccessDecision.Denied
            ? "with an explicit deny in an identity-based policy"
            : $"because no identity-based policy allows the {named} action";
        return new AwsError(
            isSqs ? 403 : 400,
            "AccessDeniedException",
            $"User: {callerArn} is not authorized to perform: {named} on resource: {resource} {because}");
    }
}
