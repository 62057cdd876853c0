namespace WhatsAppReplies.Infra.Access;

internal static class TrustPolicy
{
    public static string Lambda { get; } = new PolicyDocument(
    [
        new PolicyStatement
        {
            Sid = "LambdaRunsTheFunction",
            Principal = new { Service = "lambda.amazonaws.com" },
            Action = ["sts:AssumeRole"],
        },
    ]).ToJson();
}
