namespace Pulumi;

internal static class Dependencies
{
    /// <summary>
    /// Waits until the resources are registered. A component stands for the custom resources below it, down to the
    /// first custom resource on each branch: waiting for the children of a custom resource could wait in a circle.
    /// </summary>
    public static Task WaitAsync(IEnumerable<Resource> resources) =>
        Task.WhenAll(Reachable(resources).Select(resource => resource.Urn.Data));

    private static HashSet<Resource> Reachable(IEnumerable<Resource> resources)
    {
        var seen = new HashSet<Resource>();
        var left = new Queue<Resource>(resources);
        while (left.TryDequeue(out var resource))
        {
            if (!seen.Add(resource) || resource is not ComponentResource) continue;
            foreach (var child in resource.Children.Resources) left.Enqueue(child);
        }

        seen.RemoveWhere(resource => resource is ComponentResource { IsRemote: false });
        return seen;
    }
}
