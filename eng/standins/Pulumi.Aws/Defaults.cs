namespace Pulumi.Aws;

/// <summary>What the package adds to the options and arguments that a program gives.</summary>
internal static class Defaults
{
    private const string Version = "7.48.0";

    public static CustomResourceOptions Of(CustomResourceOptions? options, Input<string>? id, params string[] secretOutputs)
    {
        var defaults = new CustomResourceOptions { Version = Version, AdditionalSecretOutputs = [.. secretOutputs] };
        var merged = CustomResourceOptions.Merge(defaults, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }

    public static InvokeOptions Of(InvokeOptions? options) => new()
    {
        Parent = options?.Parent,
        Provider = options?.Provider,
        Version = options?.Version ?? Version,
        PluginDownloadURL = options?.PluginDownloadURL,
    };

    public static InvokeOutputOptions Of(InvokeOutputOptions? options) => new()
    {
        Parent = options?.Parent,
        Provider = options?.Provider,
        Version = options?.Version ?? Version,
        PluginDownloadURL = options?.PluginDownloadURL,
        DependsOn = options?.DependsOn ?? [],
    };

    public static Input<T>? Secret<T>(Input<T>? value) =>
        value is null ? null : (Input<T>)Output.CreateSecret(value.ToOutput());

    /// <summary>The first of the environment's variables that has a value.</summary>
    public static Input<string>? Environment(params string[] names) =>
        names.Select(System.Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) is { } found
            ? (Input<string>)found
            : null;
}
