namespace Pulumi;

public class StackOptions
{
    private List<ResourceTransformation>? _resourceTransformations;

    public List<ResourceTransformation> ResourceTransformations
    {
        get => _resourceTransformations ??= [];
        set => _resourceTransformations = value;
    }

    internal ComponentResourceOptions ForComponent() => new() { ResourceTransformations = ResourceTransformations };
}
