using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class GetQueueAttributes
{
    public static readonly JsonOperation<GetQueueAttributesRequest, GetQueueAttributesResponse> Operation =
        new(SQSService.Service, nameof(GetQueueAttributes), Write, Read);

    private static void Write(Utf8JsonWriter writer, GetQueueAttributesRequest request)
    {
        writer.Texts("AttributeNames", request.AttributeNames);
        writer.Text("QueueUrl", request.QueueUrl);
    }

    private static void Read(
        GetQueueAttributesResponse response, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("Attributes", depth, ref reader))
            response.Attributes = context.TextMap(ref reader);
    }
}
