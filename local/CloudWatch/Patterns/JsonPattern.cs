using System.Text.Json;

namespace WhatsAppReplies.Local.CloudWatch.Patterns;

/// <summary>A condition on one JSON object; an event that is anything else never matches.</summary>
internal sealed class JsonPattern(IJsonCondition condition) : FilterPattern
{
    public override bool Matches(string message)
    {
        if (!message.AsSpan().TrimStart().StartsWith("{")) return false;
        try
        {
            using var json = JsonDocument.Parse(message);
            return condition.Holds(json.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
