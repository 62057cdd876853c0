using System.Text.Json;

namespace WhatsAppReplies.Local.CloudWatch.Patterns;

internal sealed class AllOf(IReadOnlyList<IJsonCondition> conditions) : IJsonCondition
{
    public bool Holds(JsonElement root) => conditions.All(condition => condition.Holds(root));
}
