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
            Condition = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["Bool"] = new Dictionary<string, string> { ["aws:SecureTransport"] = "false" },
            },
        },
    ]).ToJson();
}
