using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;

namespace WhatsAppReplies.Replies.Hosting;

/// <summary>Generated readers and writers of the two types that cross the Runtime API: reflection would cost a good part of a cold start.</summary>
[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSBatchResponse))]
internal sealed partial class EventJson : JsonSerializerContext
{
    private static ReadOnlySpan<byte> Smallest => """{"Records":[{"body":"","attributes":{"":""},"messageAttributes":{"":{}}}]}"""u8;

    /// <summary>
    /// Has a serializer ready for the first event: what it needs of each type is made when that is first met, which then happens while the function starts,
    /// with all of a processor, instead of while a customer waits.
    /// </summary>
    public static void Prepare(ILambdaSerializer serializer)
    {
        using var incoming = new MemoryStream(Smallest.ToArray());
        serializer.Deserialize<SQSEvent>(incoming);
        using var outgoing = new MemoryStream();
        serializer.Serialize(new SQSBatchResponse([]), outgoing);
    }
}
