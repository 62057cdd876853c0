using System.Collections.Immutable;
using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Everything that one test run knows.</summary>
internal sealed class Session(IMocks mocks, TestOptions options)
{
    private Stack? _stack;

    public string OrganizationName { get; } = options.OrganizationName ?? "organization";

    public string ProjectName { get; } = options.ProjectName ?? "project";

    public string StackName { get; } = options.StackName ?? "stack";

    public string RootDirectory { get; } = options.RootDirectory ?? Directory.GetCurrentDirectory();

    public bool IsDryRun { get; } = options.IsPreview ?? true;

    public ConfigValues Config { get; } = ConfigValues.FromEnvironment();

    public InFlightTasks InFlight { get; } = new();

    public ErrorList Errors { get; } = new();

    public MockMonitor Monitor { get; } = new(mocks);

    public Stack Stack
    {
        get => _stack ?? throw new InvalidOperationException("Trying to acquire Deployment.Stack before 'Run' was called.");
        set => _stack = value;
    }

    public async Task RunAsync(Func<Task<Stack>> program)
    {
        // As published, a run tells its first failure: what fails after it may only be its consequence.
        var failed = false;
        try
        {
            var stack = await program().ConfigureAwait(false);
            stack.RegisterPropertyOutputs();
        }
#pragma warning disable CA1031 // Whatever a program throws is one of the errors of its run.
        catch (Exception reason)
#pragma warning restore CA1031
        {
            Errors.Add(reason);
            failed = true;
        }

        var failures = await InFlight.WhenIdleAsync().ConfigureAwait(false);
        if (!failed && failures is [var first, ..]) Errors.Add(first);
        Errors.ThrowIfAny();
    }

    public void Register(Resource resource, ResourceArgs args, ResourceOptions options) =>
        InFlight.Add(new Registration(this, resource, args, options).CompleteAsync());

    public void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs) =>
        InFlight.Add(RegisterOutputsAsync(resource, outputs));

    private async Task RegisterOutputsAsync(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await resource.Urn.ValueOrAsync(whenUnknown: "").ConfigureAwait(false);
        var values = await outputs.ValueOrAsync(whenUnknown: ImmutableDictionary<string, object?>.Empty).ConfigureAwait(false);
        var serialized = await new Serializer().MapAsync(urn, values).ConfigureAwait(false);
        await Monitor.RegisterOutputsAsync(urn, serialized).ConfigureAwait(false);
    }
}
