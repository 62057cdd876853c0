using System.Text.Json;

namespace WhatsAppReplies.Local.CloudWatch.Patterns;

internal sealed class AnyOf(IReadOnlyList<IJsonCondition> conditions) : IJsonCondition
{
    public bool Holds(JsonElement root) => conditions.Any(condition => condition.Holds(root));
}
