using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.AwsJson;

/// <summary>Reads the member at which the reader stands, if it is one that the target knows.</summary>
internal delegate void MemberReader<in T>(T target, JsonUnmarshallerContext context, int depth, ref StreamingUtf8JsonReader reader);
