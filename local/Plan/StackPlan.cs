using System.Text.Json.Nodes;

namespace WhatsAppReplies.Local.Plan;

/// <summary>Everything that the program declares for one stack, without an engine, an account or a decrypted value.</summary>
/// <param name="Stack">Whose plan it is.</param>
/// <param name="Resources">As the program declares them.</param>
/// <param name="Outputs">By name.</param>
internal sealed record StackPlan(string Stack, IReadOnlyList<PlannedResource> Resources, JsonObject Outputs);
