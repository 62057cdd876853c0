using System.Text.Json;

namespace WhatsAppReplies.Local.CloudWatch.Patterns;

internal sealed class NotExists(JsonSelector selector) : IJsonCondition
{
    public bool Holds(JsonElement root) => !selector.Find(root).Any();
}
