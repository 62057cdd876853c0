using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class MessageJson
{
    public static void Read(
        Message value, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("Attributes", depth, ref reader))
            value.Attributes = context.TextMap(ref reader);
        else if (context.TestExpression("Body", depth, ref reader))
            value.Body = context.Text(ref reader);
        else if (context.TestExpression("MD5OfBody", depth, ref reader))
            value.MD5OfBody = context.Text(ref reader);
        else if (context.TestExpression("MD5OfMessageAttributes", depth, ref reader))
            value.MD5OfMessageAttributes = context.Text(ref reader);
        else if (context.TestExpression("MessageAttributes", depth, ref reader))
            value.MessageAttributes = context.ObjectMap<MessageAttributeValue>(ref reader, MessageAttributeValueJson.Read);
        else if (context.TestExpression("MessageId", depth, ref reader))
            value.MessageId = context.Text(ref reader);
        else if (context.TestExpression("ReceiptHandle", depth, ref reader))
            value.ReceiptHandle = context.Text(ref reader);
    }
}
