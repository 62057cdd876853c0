using WhatsAppReplies.Local.Cloud.Lambda.Asynchronous;
using WhatsAppReplies.Local.Cloud.Lambda.Environments;

namespace WhatsAppReplies.Local.Cloud.Lambda;

/// <summary>A function that exists.</summary>
internal sealed class Function(FunctionContext context, EnvironmentPool pool, LambdaMetrics metrics) : IAsyncDisposable
{
    private const int MaximumRequestBytes = 6_291_456;

    public FunctionDefinition Definition => context.Function;

    public FunctionPolicy Policy { get; } = new(context.Function.Name);

    /// <summary>For events that nobody waits for.</summary>
    public AsynchronousSettings Asynchronous { get; set; } = new();

    public IReadOnlyList<ExecutionEnvironment> Environments => pool.All;

    public async Task<(InvokeResult Result, InvocationReport? Report)> InvokeAsync(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length > MaximumRequestBytes)
            throw new LambdaException(LambdaException.RequestTooLarge,
                $"{payload.Length} byte payload is too large for the RequestResponse invocation type (limit {MaximumRequestBytes} bytes)");

        var at = context.Clock.GetUtcNow();
        if (await pool.TakeAsync() is not { } environment)
        {
            metrics.Throttled(at);
            return (new InvokeResult.Throttled($"Rate exceeded for {Definition.Name}: all the environments that it may have are busy"), null);
        }

        var concurrency = pool.Running;
        var requestId = Guid.NewGuid().ToString();
        var reusable = false;
        try
        {
            var completed = await environment.InvokeAsync(requestId, payload);
            reusable = completed.Reusable;
            metrics.Completed(completed, concurrency, at);
            return (completed.Result, new InvocationReport(
                Definition.Name, environment.Id, requestId, completed.Duration, completed.InitDuration, completed.PeakMemoryBytes, completed.ErrorType));
        }
        finally
        {
            await pool.GiveBackAsync(environment, reusable);
        }
    }

    /// <inheritdoc cref="EnvironmentPool.ReplaceAsync"/>
    public Task ReplaceEnvironmentsAsync() => pool.ReplaceAsync();

    /// <summary>What the function's address answered.</summary>
    public void UrlAnswered(int status, TimeSpan latency, DateTimeOffset at) => metrics.UrlAnswered(status, latency, at);

    public async ValueTask DisposeAsync()
    {
        await pool.DisposeAsync();
        context.TaskRoot.Dispose();
    }
}
