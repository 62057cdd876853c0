using WhatsAppReplies.Infra.Settings;

namespace WhatsAppReplies.Infra.Access;

/// <summary>Rights that a function needs only where the stack file asks for something.</summary>
internal static class OptionalStatements
{
    public static IEnumerable<PolicyStatement> Of(StackSettings settings)
    {
        if (settings.KmsKeyArn is { } key)
        {
            // A service uses the key on behalf of whoever calls it; past the services the function may not use it.
            yield return Through("DecryptTables", "dynamodb", "kms:Decrypt");
            yield return Through("EncryptAndDecryptMessages", "sqs", "kms:Decrypt", "kms:GenerateDataKey");
            yield return Through("DecryptSecrets", "secretsmanager", "kms:Decrypt");

            PolicyStatement Through(string sid, string service, params string[] actions) =>
                PolicyStatement.Through(service, settings.Region, sid, [key], actions);
        }

        foreach (var statement in OfTracing(settings))
            yield return statement;
    }

    /// <summary>Of a function that holds no data of anybody.</summary>
    public static IEnumerable<PolicyStatement> OfTracing(StackSettings settings)
    {
        // X-Ray knows no resources to which a right could be bound.
        if (settings.Tracing)
            yield return PolicyStatement.Allow("SendTraces", ["*"], "xray:PutTraceSegments", "xray:PutTelemetryRecords");
    }
}
