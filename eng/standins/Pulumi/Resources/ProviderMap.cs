using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The provider that a resource and its children use, by package name.</summary>
internal sealed class ProviderMap
{
    public static readonly ProviderMap Empty = new([]);

    private readonly ImmutableDictionary<string, ProviderResource> _byPackage;

    private ProviderMap(ImmutableDictionary<string, ProviderResource> byPackage) => _byPackage = byPackage;

    public static ProviderMap For(string type, bool custom, ResourceOptions options)
    {
        var inherited = options.Parent?.Providers ?? Empty;
        if (!custom) return inherited.With(options);
        return options.Provider is { } given ? inherited.With(Package(type) ?? given.Package, given) : inherited;
    }

    /// <summary>The provider for a token <c>package:module:member</c>.</summary>
    public ProviderResource? Find(string token) =>
        Package(token) is { } package ? _byPackage.GetValueOrDefault(package) : null;

    private static string? Package(string token) => token.Split(':') is [var package, _, _] ? package : null;

    private ProviderMap With(ResourceOptions options)
    {
        var given = options.Provider is { } provider ? [provider] : (options as ComponentResourceOptions)?.Providers ?? [];
        return given.Aggregate(this, (map, one) => map.With(one.Package, one));
    }

    private ProviderMap With(string package, ProviderResource provider) => new(_byPackage.SetItem(package, provider));
}
