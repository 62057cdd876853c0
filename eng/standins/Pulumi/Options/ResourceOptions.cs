namespace Pulumi;

public abstract class ResourceOptions
{
    private List<Input<Alias>>? _aliases;
    private InputList<Resource>? _dependsOn;
    private List<string>? _hideDiffs;
    private List<string>? _ignoreChanges;
    private List<string>? _replaceOnChanges;
    private InputList<Resource>? _replaceWith;
    private List<ResourceTransformation>? _resourceTransformations;

    protected ResourceOptions()
    {
    }

    public List<Input<Alias>> Aliases
    {
        get => _aliases ??= [];
        set => _aliases = value;
    }

    public CustomTimeouts? CustomTimeouts { get; set; }

    public Resource? DeletedWith { get; set; }

    public InputList<Resource> DependsOn
    {
        get => _dependsOn ??= new InputList<Resource>();
        set => _dependsOn = value;
    }

    public List<string> HideDiffs
    {
        get => _hideDiffs ??= [];
        set => _hideDiffs = value;
    }

    public Input<string>? Id { get; set; }

    public List<string> IgnoreChanges
    {
        get => _ignoreChanges ??= [];
        set => _ignoreChanges = value;
    }

    public Resource? Parent { get; set; }

    public string? PluginDownloadURL { get; set; }

    public bool? Protect { get; set; }

    public ProviderResource? Provider { get; set; }

    public List<string> ReplaceOnChanges
    {
        get => _replaceOnChanges ??= [];
        set => _replaceOnChanges = value;
    }

    public InputList<Resource> ReplaceWith
    {
        get => _replaceWith ??= new InputList<Resource>();
        set => _replaceWith = value;
    }

    public Input<object>? ReplacementTrigger { get; set; }

    public List<ResourceTransformation> ResourceTransformations
    {
        get => _resourceTransformations ??= [];
        set => _resourceTransformations = value;
    }

    public bool? RetainOnDelete { get; set; }

    public string? Urn { get; set; }

    public string? Version { get; set; }

    /// <summary>A copy whose lists can change without changing these.</summary>
    internal virtual ResourceOptions Copy()
    {
        var copy = (ResourceOptions)MemberwiseClone();
        copy._aliases = [.. Aliases];
        copy._dependsOn = DependsOn.Copy();
        copy._hideDiffs = [.. HideDiffs];
        copy._ignoreChanges = [.. IgnoreChanges];
        copy._replaceOnChanges = [.. ReplaceOnChanges];
        copy._replaceWith = ReplaceWith.Copy();
        copy._resourceTransformations = [.. ResourceTransformations];
        return copy;
    }

    /// <summary>Lists are joined; for anything else what <paramref name="other"/> gives wins.</summary>
    private protected void Take(ResourceOptions other)
    {
        Aliases.AddRange(other.Aliases);
        CustomTimeouts = other.CustomTimeouts ?? CustomTimeouts;
        DeletedWith = other.DeletedWith ?? DeletedWith;
        DependsOn = DependsOn.Concat(other.DependsOn);
        HideDiffs.AddRange(other.HideDiffs);
        Id = other.Id ?? Id;
        IgnoreChanges.AddRange(other.IgnoreChanges);
        Parent = other.Parent ?? Parent;
        PluginDownloadURL = other.PluginDownloadURL ?? PluginDownloadURL;
        Protect = other.Protect ?? Protect;
        Provider = other.Provider ?? Provider;
        ReplaceOnChanges.AddRange(other.ReplaceOnChanges);
        ReplaceWith = ReplaceWith.Concat(other.ReplaceWith);
        ReplacementTrigger = other.ReplacementTrigger ?? ReplacementTrigger;
        ResourceTransformations.AddRange(other.ResourceTransformations);
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
        Urn = other.Urn ?? Urn;
        Version = other.Version ?? Version;
    }
}
