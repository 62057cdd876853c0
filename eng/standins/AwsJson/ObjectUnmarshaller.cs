using System.Text.Json;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.AwsJson;

internal sealed class ObjectUnmarshaller<T>(MemberReader<T> read) : IJsonUnmarshaller<T, JsonUnmarshallerContext>
    where T : class, new()
{
    public T Unmarshall(JsonUnmarshallerContext input, ref StreamingUtf8JsonReader reader)
    {
        input.Read(ref reader);
        if (input.CurrentTokenType == JsonTokenType.Null)
        {
            return null;
        }

        var result = new T();
        var depth = input.CurrentDepth;
        while (input.ReadAtDepth(depth, ref reader))
        {
            read(result, input, depth, ref reader);
        }

        return result;
    }
}
