using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class SendMessageBatchResultEntryJson
{
    public static void Read(
        SendMessageBatchResultEntry value, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("Id", depth, ref reader))
            value.Id = context.Text(ref reader);
        else if (context.TestExpression("MD5OfMessageAttributes", depth, ref reader))
            value.MD5OfMessageAttributes = context.Text(ref reader);
        else if (context.TestExpression("MD5OfMessageBody", depth, ref reader))
            value.MD5OfMessageBody = context.Text(ref reader);
        else if (context.TestExpression("MessageId", depth, ref reader))
            value.MessageId = context.Text(ref reader);
        else if (context.TestExpression("SequenceNumber", depth, ref reader))
            value.SequenceNumber = context.Text(ref reader);
    }
}
