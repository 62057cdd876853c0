namespace WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;

/// <summary>A metric is its namespace, its name and exactly its dimensions; two that differ in one dimension have nothing in common.</summary>
internal sealed class MetricId : IEquatable<MetricId>
{
    private readonly string _key;

    public MetricId(string ns, string name, IReadOnlyDictionary<string, string>? dimensions = null)
    {
        Namespace = ns;
        Name = name;
        Dimensions = dimensions ?? new Dictionary<string, string>();
        _key = string.Join('\u001f', [ns, name, .. Dimensions.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => $"{d.Key}={d.Value}")]);
    }

    public string Namespace { get; }

    public string Name { get; }

    public IReadOnlyDictionary<string, string> Dimensions { get; }

    public bool Equals(MetricId? other) => other is not null && other._key == _key;

    public override bool Equals(object? obj) => Equals(obj as MetricId);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_key);

    public override string ToString() =>
        $"{Namespace}/{Name}{{{string.Join(", ", Dimensions.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => $"{d.Key}={d.Value}"))}}}";
}
