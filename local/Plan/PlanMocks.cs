using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace WhatsAppReplies.Local.Plan;

/// <summary>Answers as AWS would, and keeps what was asked for.</summary>
internal sealed class PlanMocks(AwsAnswers answers) : IMocks
{
    private readonly ConcurrentDictionary<(string Type, string Name), MockResourceArgs> _registered = new();

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        if (!_registered.TryAdd((args.Type!, args.Name!), args))
            throw new RunException($"Two resources are {args.Type}::{args.Name}.");
        var (id, computed) = answers.To(args);
        return Task.FromResult<(string?, object)>((id, args.Inputs.SetItems(computed)));
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(answers.To(args.Token!));

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;

    public MockResourceArgs Registered(string type, string name) => _registered[(type, name)];
}
