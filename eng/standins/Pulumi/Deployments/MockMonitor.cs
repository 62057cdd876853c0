using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Stands where the engine would: asks the test's mocks what a resource or a call gives.</summary>
internal sealed class MockMonitor(IMocks mocks)
{
    private readonly ConcurrentDictionary<string, ResourceState> _known = new();
    private readonly Lock _lock = new();
    private ImmutableArray<Resource> _resources = [];

    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (_lock) return _resources;
        }
    }

    public async Task<ResourceState> RegisterAsync(ResourceRequest request, string importId)
    {
        Add(request.Resource);
        var urn = Urn(request);
        if (request.Resource.GetResourceType() == Stack.ResourceType)
            return new ResourceState(urn, "", ImmutableDictionary<string, object>.Empty);

        var (id, state) = await NewResourceAsync(request, importId).ConfigureAwait(false);
        return _known[urn] = new ResourceState(urn, id ?? importId, state);
    }

    /// <summary>A resource that exists already keeps the id by which it was asked for.</summary>
    public async Task<ResourceState> ReadAsync(ResourceRequest request, string id)
    {
        var urn = Urn(request);
        var (_, state) = await NewResourceAsync(request, id).ConfigureAwait(false);
        Add(request.Resource);
        return _known[urn] = new ResourceState(urn, id, state);
    }

    public ResourceState Get(string urn) =>
        _known.TryGetValue(urn, out var state) ? state : throw new InvalidOperationException($"Unknown resource {urn}");

    public async Task<ImmutableDictionary<string, object>> CallAsync(string token, ImmutableDictionary<string, object> args, string provider)
    {
        var result = await mocks.CallAsync(new MockCallArgs { Token = token, Args = Visible(args), Provider = provider }).ConfigureAwait(false);
        return await StateAsync(result).ConfigureAwait(false);
    }

    public Task RegisterOutputsAsync(string urn, ImmutableDictionary<string, object> outputs) =>
        mocks.RegisterResourceOutputs(new MockRegisterResourceOutputsRequest(
            urn, outputs.ToImmutableDictionary(output => output.Key, output => Untyped(Plain.Of(output.Value)))));

    private static Output<object?> Untyped(Plain plain) =>
        new(Task.FromResult(new OutputData<object?>([], plain.Value, plain.IsKnown, plain.IsSecret)));

    /// <summary>Mocks see plain values: no secrets' marks, and nothing that is unknown in any part.</summary>
    private static ImmutableDictionary<string, object> Visible(ImmutableDictionary<string, object> inputs) => (
        from input in inputs
        let plain = Plain.Of(input.Value)
        where plain.IsKnown && plain.Value is not null
        select KeyValuePair.Create(input.Key, plain.Value)).ToImmutableDictionary();

    private static async Task<ImmutableDictionary<string, object>> StateAsync(object? state)
    {
        var value = state is IDictionary<string, object> map ? map.ToImmutableDictionary() : state;
        return await new Serializer().SerializeAsync("", value).ConfigureAwait(false) as ImmutableDictionary<string, object>
            ?? throw new InvalidOperationException($"{state?.GetType().FullName ?? "null"} is not a supported argument type");
    }

    private static string Urn(ResourceRequest request)
    {
        var type = request.Resource.GetResourceType();
        if (request.ParentUrn.Length > 0) type = request.ParentUrn.Split("::")[2].Split('$')[0] + "$" + type;
        return $"urn:pulumi:{Deployment.Instance.StackName}::{Deployment.Instance.ProjectName}::{type}::{request.Resource.GetResourceName()}";
    }

    private async Task<(string? Id, ImmutableDictionary<string, object> State)> NewResourceAsync(ResourceRequest request, string id)
    {
        var (newId, state) = await mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = request.Resource.GetResourceType(),
            Name = request.Resource.GetResourceName(),
            Inputs = Visible(request.Inputs),
            Provider = request.Provider,
            Id = id,
        }).ConfigureAwait(false);
        return (newId, await StateAsync(state).ConfigureAwait(false));
    }

    private void Add(Resource resource)
    {
        lock (_lock) _resources = _resources.Add(resource);
    }
}
