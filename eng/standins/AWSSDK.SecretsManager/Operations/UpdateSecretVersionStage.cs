using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SecretsManager.Model;

namespace Amazon.SecretsManager.Operations;

internal static class UpdateSecretVersionStage
{
    public static readonly JsonOperation<UpdateSecretVersionStageRequest, UpdateSecretVersionStageResponse> Operation =
        new(SecretsManagerService.Service, nameof(UpdateSecretVersionStage), Write, Read);

    private static void Write(Utf8JsonWriter writer, UpdateSecretVersionStageRequest request)
    {
        writer.Text("MoveToVersionId", request.MoveToVersionId);
        writer.Text("RemoveFromVersionId", request.RemoveFromVersionId);
        writer.Text("SecretId", request.SecretId);
        writer.Text("VersionStage", request.VersionStage);
    }

    private static void Read(
        UpdateSecretVersionStageResponse response, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("ARN", depth, ref reader))
            response.ARN = context.Text(ref reader);
        else if (context.TestExpression("Name", depth, ref reader))
            response.Name = context.Text(ref reader);
    }
}
