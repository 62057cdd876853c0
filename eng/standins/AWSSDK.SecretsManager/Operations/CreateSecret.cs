using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SecretsManager.Model;

namespace Amazon.SecretsManager.Operations;

internal static class CreateSecret
{
    public static readonly JsonOperation<CreateSecretRequest, CreateSecretResponse> Operation =
        new(SecretsManagerService.Service, nameof(CreateSecret), Write, Read);

    private static void Write(Utf8JsonWriter writer, CreateSecretRequest request)
    {
        // The same for all attempts of one call, so that the service recognises a repeated one.
        writer.Text("ClientRequestToken", request.ClientRequestToken ?? Guid.NewGuid().ToString());
        writer.Text("Description", request.Description);
        writer.Flag("ForceOverwriteReplicaSecret", request.ForceOverwriteReplicaSecret);
        writer.Text("KmsKeyId", request.KmsKeyId);
        writer.Text("Name", request.Name);
        writer.Binary("SecretBinary", request.SecretBinary);
        writer.Text("SecretString", request.SecretString);
        writer.Objects("Tags", request.Tags, TagJson.Write);
    }

    private static void Read(
        CreateSecretResponse response, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("ARN", depth, ref reader))
            response.ARN = context.Text(ref reader);
        else if (context.TestExpression("Name", depth, ref reader))
            response.Name = context.Text(ref reader);
        else if (context.TestExpression("VersionId", depth, ref reader))
            response.VersionId = context.Text(ref reader);
    }
}
