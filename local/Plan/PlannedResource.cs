using System.Text.Json.Nodes;

namespace WhatsAppReplies.Local.Plan;

/// <param name="Type">The provider's token, or the component's.</param>
/// <param name="Name">Of the resource within the program; one name means one resource of its type.</param>
/// <param name="Parent">Type and name of the component that it belongs to; null for the stack itself.</param>
/// <param name="DependsOn">Type and name of what must be there first, beside what its inputs already say.</param>
/// <param name="Protect">Whether Pulumi refuses to delete it.</param>
/// <param name="Inputs">Named as the provider names them.</param>
internal sealed record PlannedResource(
    string Type, string Name, string? Parent, IReadOnlyList<string> DependsOn, bool Protect, JsonObject Inputs)
{
    /// <summary>Set for a resource that is only looked up: it exists and belongs to somebody else.</summary>
    public string? Existing { get; init; }

    public string Address => $"{Type}::{Name}";

    /// <summary>Whether the provider makes it; a component only groups.</summary>
    public bool IsProvided => Type.StartsWith("aws:", StringComparison.Ordinal);
}
