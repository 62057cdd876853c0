using System.Text.Json;
using System.Text.Json.Serialization;

namespace WhatsAppReplies.Local.Cloud.Sqs;

/// <summary>Where messages go that were received too often.</summary>
internal sealed record RedrivePolicy(
    [property: JsonPropertyName("deadLetterTargetArn")] string DeadLetterTargetArn,
    [property: JsonPropertyName("maxReceiveCount")] int MaxReceiveCount)
{
    public string ToJson() => JsonSerializer.Serialize(this);
}
