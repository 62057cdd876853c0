using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    public static async Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new() =>
        await RunTestAsync(mocks, options, () => Task.FromResult<Stack>(new TStack())).ConfigureAwait(false);

    public static async Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack =>
        await RunTestAsync(mocks, options, () => Task.FromResult<Stack>(Resolve<TStack>(serviceProvider))).ConfigureAwait(false);

    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources)
    {
        var result = await TestAsync(testMocks, testOptions, Program).ConfigureAwait(false);
        return result.Resources;

        IDictionary<string, object?> Program()
        {
            createResources();
            return NoOutputs();
        }
    }

    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources)
    {
        var result = await TestAsync(testMocks, testOptions, Program).ConfigureAwait(false);
        return result.Resources;

        async Task<IDictionary<string, object?>> Program()
        {
            await createResources().ConfigureAwait(false);
            return NoOutputs();
        }
    }

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources) =>
        TestAsync(testMocks, testOptions, () => Task.FromResult(createResources()));

    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources)
    {
        IDictionary<string, object?> outputs = NoOutputs();
        var resources = await RunTestAsync(testMocks, testOptions, async () =>
        {
            var stack = new TestStack();
            outputs = await createResources().ConfigureAwait(false);
            return stack;
        }).ConfigureAwait(false);

        // The stack around a function is not one of the resources that the function made.
        return (resources.RemoveAll(resource => resource is TestStack), outputs);
    }

    private static Dictionary<string, object?> NoOutputs() => [];

    private static TStack Resolve<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack =>
        serviceProvider.GetService(typeof(TStack)) as TStack
        ?? throw new ApplicationException($"Failed to resolve instance of type {typeof(TStack)} from service provider.");

    // Async, so that what it sets in the execution context ends with it.
    private static async Task<ImmutableArray<Resource>> RunTestAsync(IMocks mocks, TestOptions? options, Func<Task<Stack>> program)
    {
        if (Running.Value is not null)
            throw new InvalidOperationException("Deployment.Instance should only be set once at the beginning of a 'Run' call.");

        var session = new Session(mocks, options ?? new TestOptions());
        Running.Value = new DeploymentInstance(session);
        await session.RunAsync(program).ConfigureAwait(false);
        return session.Monitor.Resources;
    }
}
