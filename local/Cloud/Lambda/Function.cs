using System.Collections.Concurrent;
using WhatsAppReplies.Local.Cloud.Lambda.Asynchronous;
using WhatsAppReplies.Local.Cloud.Lambda.Environments;
using WhatsAppReplies.Local.Cloud.Lambda.Versions;

namespace WhatsAppReplies.Local.Cloud.Lambda;

/// <summary>A function that exists.</summary>
internal sealed class Function(FunctionContext context, EnvironmentPool pool, LambdaMetrics metrics) : IAsyncDisposable
{
    private const int MaximumRequestBytes = 6_291_456;

    private readonly ConcurrentDictionary<string, FunctionPolicy> _policies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AsynchronousSettings> _asynchronous = new(StringComparer.Ordinal);

    public FunctionVersions Versions { get; } = new(context, context.Clock);

    /// <summary>As it would be published now.</summary>
    public FunctionDefinition Definition => Versions.Unpublished.Function;

    public FunctionPolicy Policy => PolicyOf(null);

    public IReadOnlyList<ExecutionEnvironment> Environments => pool.All;

    /// <summary>A qualifier has a policy of its own, and only that one counts for whoever invokes through it.</summary>
    public FunctionPolicy PolicyOf(string? qualifier) =>
        _policies.GetOrAdd(qualifier ?? FunctionDefinition.Unpublished, _ => new FunctionPolicy(Definition.Name));

    /// <summary>For events that nobody waits for; a qualifier has settings of its own.</summary>
    public AsynchronousSettings AsynchronousOf(string? qualifier) =>
        _asynchronous.GetValueOrDefault(qualifier ?? FunctionDefinition.Unpublished) ?? new AsynchronousSettings();

    public void SetAsynchronous(string? qualifier, AsynchronousSettings settings) => _asynchronous[qualifier ?? FunctionDefinition.Unpublished] = settings;

    /// <param name="payload">The event.</param>
    /// <param name="qualifier">Which version; null: what is not published.</param>
    public async Task<(InvokeResult Result, InvocationReport? Report)> InvokeAsync(ReadOnlyMemory<byte> payload, string? qualifier = null)
    {
        var version = Versions.Of(qualifier);
        if (payload.Length > MaximumRequestBytes)
        {
            throw new LambdaException(LambdaException.RequestTooLarge,
                $"{payload.Length} byte payload is too large for the RequestResponse invocation type (limit {MaximumRequestBytes} bytes)");
        }

        var at = context.Clock.GetUtcNow();
        if (await pool.TakeAsync(version) is not { } environment)
        {
            metrics.Throttled(at);
            return (new InvokeResult.Throttled($"Rate exceeded for {Definition.Name}: all the environments that it may have are busy"), null);
        }

        var concurrency = pool.Running;
        var requestId = Guid.NewGuid().ToString();
        var reusable = false;
        try
        {
            var completed = await environment.InvokeAsync(requestId, payload, qualifier is null ? Definition.Arn : $"{Definition.Arn}:{qualifier}");
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
