using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class ListQueues
{
    public static readonly JsonOperation<ListQueuesRequest, ListQueuesResponse> Operation =
        new(SQSService.Service, nameof(ListQueues), Write, Read);

    private static void Write(Utf8JsonWriter writer, ListQueuesRequest request)
    {
        writer.Number("MaxResults", request.MaxResults);
        writer.Text("NextToken", request.NextToken);
        writer.Text("QueueNamePrefix", request.QueueNamePrefix);
    }

    private static void Read(
        ListQueuesResponse response, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("NextToken", depth, ref reader))
            response.NextToken = context.Text(ref reader);
        else if (context.TestExpression("QueueUrls", depth, ref reader))
            response.QueueUrls = context.Texts(ref reader);
    }
}
