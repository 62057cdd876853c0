using System.Text.Json.Serialization;
using Amazon.Lambda.SQSEvents;

namespace Standins.Tests.Lambda.Support;

[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSBatchResponse))]
[JsonSerializable(typeof(Word))]
[JsonSerializable(typeof(Measured))]
public sealed partial class StreamEventJson : JsonSerializerContext;
