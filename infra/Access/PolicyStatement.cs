namespace WhatsAppReplies.Infra.Access;

internal sealed record PolicyStatement
{
    public required string Sid { get; init; }

    public string Effect { get; init; } = "Allow";

    /// <summary>Only in a trust policy and in a policy that stands on a resource.</summary>
    public object? Principal { get; init; }

    public required IReadOnlyList<string> Action { get; init; }

    /// <summary>Absent in a trust policy.</summary>
    public IReadOnlyList<string>? Resource { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Condition { get; init; }

    public static PolicyStatement Allow(string sid, IReadOnlyList<string> resources, params string[] actions) =>
        new() { Sid = sid, Action = actions, Resource = resources };
}
