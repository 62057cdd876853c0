using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>The values of one namespace of the stack's configuration; the project's own by default.</summary>
public sealed class Config
{
    private const string LegacySuffix = ":config";

    private readonly string _name;

    public Config(string? name = null)
    {
        name ??= Deployment.Instance.ProjectName;
        _name = name.EndsWith(LegacySuffix, StringComparison.Ordinal) ? name[..^LegacySuffix.Length] : name;
    }

    public string? Get(string key) => Deployment.Session.Config.Get(FullKey(key));

    public bool? GetBoolean(string key) => Parse(key, text => text switch { "true" => true, "false" => false, _ => (bool?)null });

    public int? GetInt32(string key) =>
        Parse(key, text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : (int?)null);

    public double? GetDouble(string key) =>
        Parse(key, text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : (double?)null);

    [return: MaybeNull]
    public T GetObject<T>(string key) => Read<T>(key, options: null);

    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => Read<T>(key, options);

    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<bool>? GetSecretBoolean(string key) => GetBoolean(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<int>? GetSecretInt32(string key) => GetInt32(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<double>? GetSecretDouble(string key) => GetDouble(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<T>? GetSecretObject<T>(string key) => ReadSecret<T>(key, options: null);

    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options) => ReadSecret<T>(key, options);

    public string Require(string key) => Get(key) ?? throw Missing(key);

    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    public T RequireObject<T>(string key) => RequireRead<T>(key, options: null);

    public T RequireObject<T>(string key, JsonSerializerOptions options) => RequireRead<T>(key, options);

    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    public Output<bool> RequireSecretBoolean(string key) => Output.CreateSecret(RequireBoolean(key));

    public Output<int> RequireSecretInt32(string key) => Output.CreateSecret(RequireInt32(key));

    public Output<double> RequireSecretDouble(string key) => Output.CreateSecret(RequireDouble(key));

    public Output<T> RequireSecretObject<T>(string key) => Output.CreateSecret(RequireObject<T>(key));

    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options) => Output.CreateSecret(RequireObject<T>(key, options));

    private string FullKey(string key) => $"{_name}:{key}";

    private RunException Missing(string key) => new(
        $"Missing Required configuration variable '{FullKey(key)}'\n\tplease set a value using the command `pulumi config set {FullKey(key)} <value>`");

    private RunException Wrong<T>(string key, string value, Exception? reason = null) =>
        new($"Configuration '{FullKey(key)}' value '{value}' is not a valid {(typeof(T).IsPrimitive ? typeof(T).Name : typeof(T).FullName)}", reason);

    private T? Parse<T>(string key, Func<string, T?> parse)
        where T : struct =>
        Get(key) is { } text ? parse(text) ?? throw Wrong<T>(key, text) : null;

    [return: MaybeNull]
    private T Read<T>(string key, JsonSerializerOptions? options)
    {
        if (Get(key) is not { } text) return default;
        try
        {
            return JsonSerializer.Deserialize<T>(text, options);
        }
        catch (JsonException reason)
        {
            throw Wrong<T>(key, text, reason);
        }
    }

    private T RequireRead<T>(string key, JsonSerializerOptions? options) =>
        Get(key) is null ? throw Missing(key) : Read<T>(key, options)!;

    private Output<T>? ReadSecret<T>(string key, JsonSerializerOptions? options) =>
        Get(key) is null ? null : Output.CreateSecret(Read<T>(key, options)!);
}
