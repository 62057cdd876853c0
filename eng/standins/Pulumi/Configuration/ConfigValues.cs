using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's configuration, as the environment gives it when a deployment begins.</summary>
internal sealed class ConfigValues
{
    private const string LegacyInfix = ":config:";

    private readonly ImmutableDictionary<string, string> _values;

    private ConfigValues(ImmutableDictionary<string, string> values) => _values = values;

    public static ConfigValues FromEnvironment()
    {
        var json = Environment.GetEnvironmentVariable("PULUMI_CONFIG");
        if (json is null) return new ConfigValues([]);

        using var document = JsonDocument.Parse(json);
        return new ConfigValues(document.RootElement.EnumerateObject()
            .ToImmutableDictionary(member => Key(member.Name), member => member.Value.ToString()));
    }

    public string? Get(string fullKey) => _values.GetValueOrDefault(fullKey);

    /// <summary>Older tools wrote <c>project:config:key</c> for <c>project:key</c>.</summary>
    private static string Key(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && name[colon..].StartsWith(LegacyInfix, StringComparison.Ordinal)
            ? name[..colon] + ":" + name[(colon + LegacyInfix.Length)..]
            : name;
    }
}
