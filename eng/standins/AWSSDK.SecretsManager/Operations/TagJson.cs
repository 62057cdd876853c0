using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SecretsManager.Model;

namespace Amazon.SecretsManager.Operations;

internal static class TagJson
{
    public static void Write(Utf8JsonWriter writer, Tag value)
    {
        writer.Text("Key", value.Key);
        writer.Text("Value", value.Value);
    }

    public static void Read(
        Tag value, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader)
    {
        if (context.TestExpression("Key", depth, ref reader))
            value.Key = context.Text(ref reader);
        else if (context.TestExpression("Value", depth, ref reader))
            value.Value = context.Text(ref reader);
    }
}
