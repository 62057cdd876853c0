using System.Text.Json;

namespace WhatsAppReplies.Local.CloudWatch.Patterns;

internal interface IJsonCondition
{
    bool Holds(JsonElement root);
}
