using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class BatchResultErrorEntryJson
{
    public static void Read(
        BatchResultErrorEntry value, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("Code", depth, ref reader))
            value.Code = context.Text(ref reader);
        else if (context.TestExpression("Id", depth, ref reader))
            value.Id = context.Text(ref reader);
        else if (context.TestExpression("Message", depth, ref reader))
            value.Message = context.Text(ref reader);
        else if (context.TestExpression("SenderFault", depth, ref reader))
            value.SenderFault = context.Flag(ref reader);
    }
}
