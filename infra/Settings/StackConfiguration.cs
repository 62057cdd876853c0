using System.Text.Json;

namespace WhatsAppReplies.Infra.Settings;

/// <summary>
/// All config of one stack. Pulumi's own <c>Config</c> answers for one key at a time; to find a misspelt key, and to refuse a
/// secret that stands there in plain text, all keys must be seen at once. The engine hands them over in two variables.
/// </summary>
/// <param name="Values">By <c>namespace:key</c>; lists and maps as JSON.</param>
/// <param name="SecretKeys">Which of them are encrypted in the stack file.</param>
internal sealed record StackConfiguration(IReadOnlyDictionary<string, string> Values, IReadOnlySet<string> SecretKeys)
{
    /// <summary>In which line of the stack file each key stands, as far as that is known.</summary>
    public IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>();

    private const string ValuesVariable = "PULUMI_CONFIG";
    private const string SecretKeysVariable = "PULUMI_CONFIG_SECRET_KEYS";

    public static StackConfiguration FromEnvironment() => From(Environment.GetEnvironmentVariable);

    public static StackConfiguration From(Func<string, string?> environment) => new(
        (Parse<Dictionary<string, string>>(environment(ValuesVariable)) ?? []).ToDictionary(pair => Short(pair.Key), pair => pair.Value),
        (Parse<HashSet<string>>(environment(SecretKeysVariable)) ?? []).Select(Short).ToHashSet());

    /// <summary>The same with another value: for whoever applies the program elsewhere than on AWS.</summary>
    public StackConfiguration With(string key, string value, bool secret = false) => new(
        new Dictionary<string, string>(Values) { [key] = value },
        secret ? SecretKeys.Append(key).ToHashSet() : SecretKeys.Where(other => other != key).ToHashSet())
    {
        // The other value does not stand in the file.
        Lines = Lines.Where(line => line.Key != key).ToDictionary(),
    };

    /// <summary>
    /// Without the values that stand in no stack file and came from the defaults of <c>Pulumi.yaml</c>: what nobody set is not set, so that the default of one
    /// setting can depend on another.
    /// </summary>
    public StackConfiguration Without(IReadOnlyDictionary<string, string> defaults) => this with
    {
        Values = Values.Where(value => Lines.ContainsKey(value.Key) || defaults.GetValueOrDefault(value.Key) != value.Value).ToDictionary(),
    };

    /// <summary>Older engines say <c>namespace:config:key</c>.</summary>
    private static string Short(string key) => key.Replace(":config:", ":", StringComparison.Ordinal);

    private static T? Parse<T>(string? json) => string.IsNullOrEmpty(json) ? default : JsonSerializer.Deserialize<T>(json);
}
