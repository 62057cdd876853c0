using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SecretsManager.Model;

namespace Amazon.SecretsManager.Operations;

internal static class GetSecretValue
{
    public static readonly JsonOperation<GetSecretValueRequest, GetSecretValueResponse> Operation =
        new(SecretsManagerService.Service, nameof(GetSecretValue), Write, Read);

    private static void Write(Utf8JsonWriter writer, GetSecretValueRequest request)
    {
        writer.Text("SecretId", request.SecretId);
        writer.Text("VersionId", request.VersionId);
        writer.Text("VersionStage", request.VersionStage);
    }

    private static void Read(
        GetSecretValueResponse response, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("ARN", depth, ref reader))
            response.ARN = context.Text(ref reader);
        else if (context.TestExpression("CreatedDate", depth, ref reader))
            response.CreatedDate = context.Instant(ref reader);
        else if (context.TestExpression("Name", depth, ref reader))
            response.Name = context.Text(ref reader);
        else if (context.TestExpression("SecretBinary", depth, ref reader))
            response.SecretBinary = context.Binary(ref reader);
        else if (context.TestExpression("SecretString", depth, ref reader))
            response.SecretString = context.Text(ref reader);
        else if (context.TestExpression("VersionId", depth, ref reader))
            response.VersionId = context.Text(ref reader);
        else if (context.TestExpression("VersionStages", depth, ref reader))
            response.VersionStages = context.Texts(ref reader);
    }
}
