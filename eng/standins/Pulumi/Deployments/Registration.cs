using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Brings one resource to the engine, after what it depends on, and settles its outputs.</summary>
internal sealed class Registration(Session session, Resource resource, ResourceArgs args, ResourceOptions options)
{
    public async Task CompleteAsync()
    {
        try
        {
            var (urn, id, state) = await ReadOrRegisterAsync().ConfigureAwait(false);
            var converter = new ValueConverter(warning => Log.Warn(warning, resource));
            resource.Outputs.Settle(resource.GetType().FullName!, urn, id, state, converter);
            resource.Outputs.SettleRest(isKnown: !session.IsDryRun);
        }
        catch (Exception reason)
        {
            // Whoever waits for an output of this resource must not wait for ever.
            resource.Outputs.Fail(reason);
            throw;
        }
    }

    private async Task<ResourceState> ReadOrRegisterAsync()
    {
        if (options.Urn is { } urn) return session.Monitor.Get(urn);

        var request = await PrepareAsync().ConfigureAwait(false);
        if (await options.Id.ToOutput().ValueOrAsync(whenUnknown: "").ConfigureAwait(false) is not { Length: > 0 } id)
            return await session.Monitor.RegisterAsync(request, (options as CustomResourceOptions)?.ImportId ?? "").ConfigureAwait(false);

        return resource is CustomResource
            ? await session.Monitor.ReadAsync(request, id).ConfigureAwait(false)
            : throw new ArgumentException($"{nameof(ResourceOptions)}.{nameof(ResourceOptions.Id)} is only valid for a {nameof(CustomResource)}");
    }

    private async Task<ResourceRequest> PrepareAsync()
    {
        var explicitly = await options.DependsOn.ToOutput().ValueOrAsync(whenUnknown: []).ConfigureAwait(false);
        await Dependencies.WaitAsync(explicitly).ConfigureAwait(false);

        var serializer = new Serializer();
        var inputs = await serializer.MapAsync($"resource:{resource.GetResourceName()}[{resource.GetResourceType()}]", args.ToDictionary())
            .ConfigureAwait(false);
        await Dependencies.WaitAsync(serializer.Dependencies.Where(dependency => dependency is not DependencyResource)).ConfigureAwait(false);

        var provider = resource is CustomResource && options.Provider is { } given ? await given.ReferenceAsync().ConfigureAwait(false) : "";
        return new ResourceRequest(resource, await ParentUrnAsync().ConfigureAwait(false), inputs, provider);
    }

    private async Task<string> ParentUrnAsync()
    {
        if (resource.GetResourceType() == Stack.ResourceType) return "";
        return await (options.Parent ?? session.Stack).Urn.ValueOrAsync(whenUnknown: "").ConfigureAwait(false);
    }
}
