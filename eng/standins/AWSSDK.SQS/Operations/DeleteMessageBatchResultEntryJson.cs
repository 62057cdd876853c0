using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class DeleteMessageBatchResultEntryJson
{
    public static void Read(
        DeleteMessageBatchResultEntry value, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("Id", depth, ref reader))
            value.Id = context.Text(ref reader);
    }
}
