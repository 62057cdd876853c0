using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SecretsManager.Model;

namespace Amazon.SecretsManager.Operations;

internal static class PutSecretValue
{
    public static readonly JsonOperation<PutSecretValueRequest, PutSecretValueResponse> Operation =
        new(SecretsManagerService.Service, nameof(PutSecretValue), Write, Read);

    private static void Write(Utf8JsonWriter writer, PutSecretValueRequest request)
    {
        // The same for all attempts of one call, so that the service recognises a repeated one.
        writer.Text("ClientRequestToken", request.ClientRequestToken ?? Guid.NewGuid().ToString());
        writer.Text("RotationToken", request.RotationToken);
        writer.Binary("SecretBinary", request.SecretBinary);
        writer.Text("SecretId", request.SecretId);
        writer.Text("SecretString", request.SecretString);
        writer.Texts("VersionStages", request.VersionStages);
    }

    private static void Read(
        PutSecretValueResponse response, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("ARN", depth, ref reader))
            response.ARN = context.Text(ref reader);
        else if (context.TestExpression("Name", depth, ref reader))
            response.Name = context.Text(ref reader);
        else if (context.TestExpression("VersionId", depth, ref reader))
            response.VersionId = context.Text(ref reader);
        else if (context.TestExpression("VersionStages", depth, ref reader))
            response.VersionStages = context.Texts(ref reader);
    }
}
