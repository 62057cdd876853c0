using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Testing;

namespace Standins.Tests.Pulumi.Support;

/// <summary>Keeps what reaches the mocks, and answers as the test says: by default with an id and the inputs as state.</summary>
internal sealed class RecordingMocks : IMocks
{
    private readonly ConcurrentQueue<MockResourceArgs> _resources = new();
    private readonly ConcurrentQueue<MockCallArgs> _calls = new();

    public Func<MockResourceArgs, Task<(string? id, object state)>> OnResource { get; init; } =
        args => Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs));

    public Func<MockCallArgs, object> OnCall { get; init; } = _ => ImmutableDictionary<string, object>.Empty;

    public IReadOnlyCollection<MockResourceArgs> Resources => _resources;

    public IReadOnlyCollection<MockCallArgs> Calls => _calls;

    public ConcurrentDictionary<string, MockRegisterResourceOutputsRequest> Outputs { get; } = new();

    public MockResourceArgs Resource(string name) => Resources.Single(resource => resource.Name == name);

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _resources.Enqueue(args);
        return OnResource(args);
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        _calls.Enqueue(args);
        return Task.FromResult(OnCall(args));
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        Outputs[args.Urn!] = args;
        return Task.CompletedTask;
    }
}
