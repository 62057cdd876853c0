namespace Pulumi;

public sealed class ComponentResourceOptions : ResourceOptions
{
    private List<ProviderResource>? _providers;

    public List<ProviderResource> Providers
    {
        get => _providers ??= [];
        set => _providers = value;
    }

    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = (ComponentResourceOptions)(options1 ?? new ComponentResourceOptions()).Copy();
        if (options2 is null) return merged;

        merged.Take(options2);
        merged.Providers.AddRange(options2.Providers);
        return merged;
    }

    internal override ResourceOptions Copy()
    {
        var copy = (ComponentResourceOptions)base.Copy();
        copy._providers = [.. Providers];
        return copy;
    }
}
