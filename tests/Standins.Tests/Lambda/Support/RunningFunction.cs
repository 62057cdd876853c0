using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

namespace Standins.Tests.Lambda.Support;

/// <summary>A function whose loop runs until the test is over.</summary>
internal sealed class RunningFunction : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly LambdaBootstrap _bootstrap;

    private RunningFunction(LambdaBootstrap bootstrap)
    {
        _bootstrap = bootstrap;
        Loop = bootstrap.RunAsync(_stop.Token);
    }

    public Task Loop { get; }

    public static RunningFunction Start(FakeRuntimeApi api, Func<Stream, ILambdaContext, Task<Stream>> handler, LambdaBootstrapInitializer? initializer = null)
    {
        var builder = LambdaBootstrapBuilder.Create(handler).ConfigureOptions(o => o.RuntimeApiEndpoint = api.Endpoint);
        if (initializer is not null)
        {
            builder.UseBootstrapHandler(initializer);
        }

        return new RunningFunction(builder.Build());
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Loop.WaitAsync(TimeSpan.FromSeconds(30)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _bootstrap.Dispose();
        _stop.Dispose();
    }
}
