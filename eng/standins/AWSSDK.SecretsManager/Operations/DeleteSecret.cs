using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SecretsManager.Model;

namespace Amazon.SecretsManager.Operations;

internal static class DeleteSecret
{
    public static readonly JsonOperation<DeleteSecretRequest, DeleteSecretResponse> Operation =
        new(SecretsManagerService.Service, nameof(DeleteSecret), Write, Read);

    private static void Write(Utf8JsonWriter writer, DeleteSecretRequest request)
    {
        writer.Flag("ForceDeleteWithoutRecovery", request.ForceDeleteWithoutRecovery);
        writer.Number("RecoveryWindowInDays", request.RecoveryWindowInDays);
        writer.Text("SecretId", request.SecretId);
    }

    private static void Read(
        DeleteSecretResponse response, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("ARN", depth, ref reader))
            response.ARN = context.Text(ref reader);
        else if (context.TestExpression("DeletionDate", depth, ref reader))
            response.DeletionDate = context.Instant(ref reader);
        else if (context.TestExpression("Name", depth, ref reader))
            response.Name = context.Text(ref reader);
    }
}
