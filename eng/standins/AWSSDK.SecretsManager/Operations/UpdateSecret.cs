using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SecretsManager.Model;

namespace Amazon.SecretsManager.Operations;

internal static class UpdateSecret
{
    public static readonly JsonOperation<UpdateSecretRequest, UpdateSecretResponse> Operation =
        new(SecretsManagerService.Service, nameof(UpdateSecret), Write, Read);

    private static void Write(Utf8JsonWriter writer, UpdateSecretRequest request)
    {
        // The same for all attempts of one call, so that the service recognises a repeated one.
        writer.Text("ClientRequestToken", request.ClientRequestToken ?? Guid.NewGuid().ToString());
        writer.Text("Description", request.Description);
        writer.Text("KmsKeyId", request.KmsKeyId);
        writer.Binary("SecretBinary", request.SecretBinary);
        writer.Text("SecretId", request.SecretId);
        writer.Text("SecretString", request.SecretString);
    }

    private static void Read(
        UpdateSecretResponse response, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("ARN", depth, ref reader))
            response.ARN = context.Text(ref reader);
        else if (context.TestExpression("Name", depth, ref reader))
            response.Name = context.Text(ref reader);
        else if (context.TestExpression("VersionId", depth, ref reader))
            response.VersionId = context.Text(ref reader);
    }
}
