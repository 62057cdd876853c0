using System.Text.Json;
using System.Text.Json.Serialization;
using WhatsAppReplies.Local.Cloud.Sqs;

namespace WhatsAppReplies.Local.Deploy;

/// <summary>What a resource says of queues: one that is named must be there.</summary>
internal static class DeclaredQueues
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    public static DeclaredQueue RequireQueue(this QueueRegistry queues, Declared declared, string property, string arn) =>
        queues.ByArn(arn) ?? throw declared.Wrong(property, $"there is no queue {arn}");

    public static DeclaredQueue RequireUrl(this QueueRegistry queues, Declared declared, string property) =>
        queues.ByUrl(declared.Text(property)) ?? throw declared.Wrong(property, "there is no queue of that URL");

    public static RedrivePolicy? OptionalRedrivePolicy(this Declared declared, string property)
    {
        if (declared.OptionalText(property) is not { } json) return null;
        try
        {
            var policy = JsonSerializer.Deserialize<RedrivePolicy>(json, Strict)!;
            return policy.MaxReceiveCount is >= 1 and <= 1000
                ? policy
                : throw declared.Wrong(property, $"maxReceiveCount is {policy.MaxReceiveCount}; AWS allows 1 to 1000");
        }
        catch (JsonException e)
        {
            throw declared.Wrong(property, $"it is not a redrive policy ({e.Message})");
        }
    }
}
