using System.Text.Json;

namespace WhatsAppReplies.Local.CloudWatch.Patterns;

/// <summary><c>IS NULL</c>, <c>IS TRUE</c>, <c>IS FALSE</c>.</summary>
internal sealed class IsOfKind(JsonSelector selector, JsonValueKind kind) : IJsonCondition
{
    public bool Holds(JsonElement root) => selector.Find(root).Any(found => found.ValueKind == kind);
}
