using WhatsAppReplies.Local.Cloud.Iam;

namespace WhatsAppReplies.Local.Tests.Lambda;

/// <summary>One role that may do everything, less what a test takes away.</summary>
internal sealed class FakeRoles : IRoles
{
    public const string RoleArn = "arn:aws:iam::123456789012:role/function";

    public HashSet<string> Denied { get; } = [];

    public bool IsAllowed(string roleArn, string action, string resourceArn) => roleArn == RoleArn && !Denied.Contains(action);

    public SessionCredentials Assume(string roleArn, string service, string sessionName) =>
        roleArn == RoleArn && service == "lambda.amazonaws.com"
            ? new SessionCredentials("ASIATEST", "secret", "token", roleArn, sessionName)
            : throw new ProblemException($"{roleArn} does not trust {service}");
}
