using WhatsAppReplies.Infra.Access;

namespace WhatsAppReplies.Infra.Triggers;

internal static class QueuePolicies
{
    public static string OnlyEncryptedTransport(string queueArn) => new PolicyDocument(
    [
        new PolicyStatement
        {
            Sid = "RefuseUnencryptedTransport",
            Effect = "Deny",
            Principal = "*",
            Action = ["sqs:*"],
            Resource = [queueArn],
        }.If("Bool", "aws:SecureTransport", "false"),
    ]).ToJson();
}
