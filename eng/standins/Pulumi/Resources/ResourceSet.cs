using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Resources that may be added while others read them.</summary>
internal sealed class ResourceSet
{
    private ImmutableHashSet<Resource> _resources = [];

    public ImmutableHashSet<Resource> Resources => Volatile.Read(ref _resources);

    public void Add(Resource resource) => ImmutableInterlocked.Update(ref _resources, set => set.Add(resource));
}
