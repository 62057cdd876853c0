using Pulumi.Serialization;

namespace Pulumi;

public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly bool _protect;
    private readonly IReadOnlyList<ResourceTransformation> _transformations;

    private protected Resource(string type, string name, bool custom, ResourceArgs args, ResourceOptions options)
    {
        if (string.IsNullOrEmpty(type)) throw new ArgumentException("'type' cannot be null or empty.", nameof(type));
        if (string.IsNullOrEmpty(name)) throw new ArgumentException("'name' cannot be null or empty.", nameof(name));

        _type = type;
        _name = name;
        Outputs = OutputProperties.Of(this);

        var session = Deployment.Session;
        var owner = type == Stack.ResourceType ? null : options.Parent ?? session.Stack;
        _transformations = [.. options.ResourceTransformations, .. owner?._transformations ?? []];
        (args, options) = Transformed(args, options);

        // What is filled in below belongs to this resource, not to the caller's object.
        options = options.Copy();
        if (options.Provider is not null && options is ComponentResourceOptions { Providers.Count: > 0 })
            throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);

        options.Parent?.Children.Add(this);
        if (options.Parent is { } parent) options.Protect ??= parent._protect;
        Providers = ProviderMap.For(type, custom, options);
        if (custom) options.Provider ??= Providers.Find(type);
        _protect = options.Protect ?? false;

        session.Register(this, args, options);
    }

    /// <summary>Stands for a resource that this program has not declared; its address is all that is known of it.</summary>
    private protected Resource(string urn)
    {
        _type = "";
        _name = "";
        _transformations = [];
        Outputs = OutputProperties.None;
        Providers = ProviderMap.Empty;
        Urn = Output.Create(urn);
    }

    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    internal OutputProperties Outputs { get; }

    internal ResourceSet Children { get; } = new();

    internal ProviderMap Providers { get; }

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;

    private (ResourceArgs Args, ResourceOptions Options) Transformed(ResourceArgs args, ResourceOptions options)
    {
        foreach (var transformation in _transformations)
        {
            if (transformation(new ResourceTransformationArgs(this, args, options)) is not { } result) continue;
            if (result.Options.Parent != options.Parent)
                throw new ArgumentException("Transformations cannot currently be used to change the 'parent' of a resource.");

            (args, options) = (result.Args, result.Options);
        }

        return (args, options);
    }
}
