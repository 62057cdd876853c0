using Pulumi;

namespace WhatsAppReplies.Infra.Access;

/// <summary>One call, on one mapping: no table, no queue, no secret.</summary>
internal static class PausePolicy
{
    public static Output<string> Of(StackContext stack, PauseAccess access) =>
        Output.Tuple(access.Mapping.Mapping.Arn, access.Logs.Group.Arn).Apply(to => new PolicyDocument(
        [
            // IAM cannot tell off from on: that it never switches on is the function's own rule.
            PolicyStatement.Allow("SwitchTheMapping", [to.Item1], "lambda:UpdateEventSourceMapping"),
            PolicyStatement.Allow("WriteLogs", [$"{to.Item2}:*"], "logs:CreateLogStream", "logs:PutLogEvents"),
            .. OptionalStatements.OfTracing(stack.Settings),
        ]).ToJson());
}
