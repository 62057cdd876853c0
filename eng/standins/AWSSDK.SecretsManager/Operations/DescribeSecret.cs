using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SecretsManager.Model;

namespace Amazon.SecretsManager.Operations;

internal static class DescribeSecret
{
    public static readonly JsonOperation<DescribeSecretRequest, DescribeSecretResponse> Operation =
        new(SecretsManagerService.Service, nameof(DescribeSecret), Write, Read);

    private static void Write(Utf8JsonWriter writer, DescribeSecretRequest request)
    {
        writer.Text("SecretId", request.SecretId);
    }

    private static void Read(
        DescribeSecretResponse response, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("ARN", depth, ref reader))
            response.ARN = context.Text(ref reader);
        else if (context.TestExpression("CreatedDate", depth, ref reader))
            response.CreatedDate = context.Instant(ref reader);
        else if (context.TestExpression("DeletedDate", depth, ref reader))
            response.DeletedDate = context.Instant(ref reader);
        else if (context.TestExpression("Description", depth, ref reader))
            response.Description = context.Text(ref reader);
        else if (context.TestExpression("KmsKeyId", depth, ref reader))
            response.KmsKeyId = context.Text(ref reader);
        else if (context.TestExpression("LastAccessedDate", depth, ref reader))
            response.LastAccessedDate = context.Instant(ref reader);
        else if (context.TestExpression("LastChangedDate", depth, ref reader))
            response.LastChangedDate = context.Instant(ref reader);
        else if (context.TestExpression("LastRotatedDate", depth, ref reader))
            response.LastRotatedDate = context.Instant(ref reader);
        else if (context.TestExpression("Name", depth, ref reader))
            response.Name = context.Text(ref reader);
        else if (context.TestExpression("NextRotationDate", depth, ref reader))
            response.NextRotationDate = context.Instant(ref reader);
        else if (context.TestExpression("OwningService", depth, ref reader))
            response.OwningService = context.Text(ref reader);
        else if (context.TestExpression("PrimaryRegion", depth, ref reader))
            response.PrimaryRegion = context.Text(ref reader);
        else if (context.TestExpression("RotationEnabled", depth, ref reader))
            response.RotationEnabled = context.Flag(ref reader);
        else if (context.TestExpression("RotationLambdaARN", depth, ref reader))
            response.RotationLambdaARN = context.Text(ref reader);
        else if (context.TestExpression("Tags", depth, ref reader))
            response.Tags = context.Objects<Tag>(ref reader, TagJson.Read);
        else if (context.TestExpression("VersionIdsToStages", depth, ref reader))
            response.VersionIdsToStages = context.TextsMap(ref reader);
    }
}
