using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SQS.Model;

namespace Amazon.SQS.Operations;

internal static class MessageAttributeValueJson
{
    public static void Write(Utf8JsonWriter writer, MessageAttributeValue value)
    {
        writer.Binary("BinaryValue", value.BinaryValue);
        writer.Text("DataType", value.DataType);
        writer.Text("StringValue", value.StringValue);
    }

    public static void Read(
        MessageAttributeValue value, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("BinaryValue", depth, ref reader))
            value.BinaryValue = context.Binary(ref reader);
        else if (context.TestExpression("DataType", depth, ref reader))
            value.DataType = context.Text(ref reader);
        else if (context.TestExpression("StringValue", depth, ref reader))
            value.StringValue = context.Text(ref reader);
    }
}
