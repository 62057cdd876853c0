using System.Text.Json;
using System.Text.Json.Serialization;
using WhatsAppReplies.Local.Deploy;

namespace WhatsAppReplies.Local.Sqs;

/// <summary>Where messages go that were received too often.</summary>
internal sealed record RedrivePolicy(
    [property: JsonPropertyName("deadLetterTargetArn")] string DeadLetterTargetArn,
    [property: JsonPropertyName("maxReceiveCount")] int MaxReceiveCount)
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    public static RedrivePolicy Read(Declared declared, string json)
    {
        try
        {
            var policy = JsonSerializer.Deserialize<RedrivePolicy>(json, Strict)!;
            return policy.MaxReceiveCount is >= 1 and <= 1000
                ? policy
                : throw declared.Wrong("redrivePolicy", $"maxReceiveCount is {policy.MaxReceiveCount}; AWS allows 1 to 1000");
        }
        catch (JsonException e)
        {
            throw declared.Wrong("redrivePolicy", $"it is not a redrive policy ({e.Message})");
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this);
}
