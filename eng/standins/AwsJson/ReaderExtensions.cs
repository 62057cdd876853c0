using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.AwsJson;

internal static class ReaderExtensions
{
    private const int DefaultBufferSize = 4096;

    public static StreamingUtf8JsonReader NewReader(this JsonUnmarshallerContext context) =>
        new(context.Stream, AWSConfigs.StreamingUtf8JsonReaderBufferSize ?? DefaultBufferSize, context.JsonMaxDepth);

    public static string Text(this JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) =>
        StringUnmarshaller.Instance.Unmarshall(context, ref reader);

    public static bool? Flag(this JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) =>
        NullableBoolUnmarshaller.Instance.Unmarshall(context, ref reader);

    public static DateTime? Instant(this JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) =>
        NullableDateTimeUnmarshaller.Instance.Unmarshall(context, ref reader);

    public static MemoryStream Binary(this JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) =>
        MemoryStreamUnmarshaller.Instance.Unmarshall(context, ref reader);

    public static List<string> Texts(this JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) =>
        new JsonListUnmarshaller<string, StringUnmarshaller>(StringUnmarshaller.Instance).Unmarshall(context, ref reader);

    public static Dictionary<string, string> TextMap(this JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) =>
        new JsonDictionaryUnmarshaller<string, string, StringUnmarshaller, StringUnmarshaller>(
            StringUnmarshaller.Instance, StringUnmarshaller.Instance).Unmarshall(context, ref reader);

    public static Dictionary<string, List<string>> TextsMap(this JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) =>
        new JsonDictionaryUnmarshaller<string, List<string>, StringUnmarshaller, JsonListUnmarshaller<string, StringUnmarshaller>>(
            StringUnmarshaller.Instance, new(StringUnmarshaller.Instance)).Unmarshall(context, ref reader);

    public static List<T> Objects<T>(this JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader, MemberReader<T> read)
        where T : class, new() =>
        new JsonListUnmarshaller<T, ObjectUnmarshaller<T>>(new(read)).Unmarshall(context, ref reader);

    public static Dictionary<string, T> ObjectMap<T>(
        this JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader, MemberReader<T> read)
        where T : class, new() =>
        new JsonDictionaryUnmarshaller<string, T, StringUnmarshaller, ObjectUnmarshaller<T>>(
            StringUnmarshaller.Instance, new(read)).Unmarshall(context, ref reader);
}
