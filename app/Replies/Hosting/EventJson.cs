using System.Text.Json.Serialization;
using Amazon.Lambda.SQSEvents;

namespace WhatsAppReplies.Replies.Hosting;

/// <summary>Generated readers and writers of the two types that cross the Runtime API: reflection would cost a good part of a cold start.</summary>
[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSBatchResponse))]
internal sealed partial class EventJson : JsonSerializerContext;
