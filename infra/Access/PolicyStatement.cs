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

    /// <summary>By comparison and key of the call's context: a text, or a list of which one is enough.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, object>>? Condition { get; init; }

    public static PolicyStatement Allow(string sid, IReadOnlyList<string> resources, params string[] actions) =>
        new() { Sid = sid, Action = actions, Resource = resources };

    /// <summary>On keys, as far as a service uses them on behalf of whoever calls it.</summary>
    public static PolicyStatement Through(string service, string region, string sid, IReadOnlyList<string> keys, params string[] actions) =>
        Allow(sid, keys, actions).If("StringEquals", "kms:ViaService", $"{service}.{region}.amazonaws.com");

    /// <summary>The same, where this holds too.</summary>
    /// <param name="comparison">As IAM calls it.</param>
    /// <param name="key">Of the call's context.</param>
    /// <param name="value">A text, or a list of texts of which one is enough.</param>
    public PolicyStatement If(string comparison, string key, object value)
    {
        var all = (Condition ?? new Dictionary<string, IReadOnlyDictionary<string, object>>()).ToDictionary();
        all[comparison] = new Dictionary<string, object>(all.GetValueOrDefault(comparison) ?? new Dictionary<string, object>()) { [key] = value };
        return this with { Condition = all };
    }
}
