using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using WhatsAppReplies.Local.Providers.Hosting;

namespace WhatsAppReplies.Benchmarks.Processes;

/// <summary>
/// Lambda's Runtime API for one process, with a clock at each step. The same for every subject, so that the figures can be compared,
/// and with nothing else in it, so that they hold the subject's time only.
/// </summary>
internal sealed class TimedRuntimeApi(TimeProvider time) : IAsyncDisposable
{
    private const string Prefix = "/2018-06-01/runtime/";
    private readonly Channel<PendingInvocation> _pending = Channel.CreateUnbounded<PendingInvocation>();
    private readonly TaskCompletionSource<long> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PendingInvocation? _current;
    private ProviderHost _host = null!;

    /// <summary>Host and port, as the variable <c>AWS_LAMBDA_RUNTIME_API</c> holds them.</summary>
    public string Authority => _host.Address.Authority;

    /// <summary>The timestamp of the first request for work: the end of the init phase.</summary>
    public Task<long> Ready => _ready.Task;

    public static async Task<TimedRuntimeApi> StartAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var api = new TimedRuntimeApi(time);
        api._host = await ProviderHost.StartAsync(api.HandleAsync, cancellationToken);
        return api;
    }

    public async Task<TimedInvocation> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var invocation = new PendingInvocation(Guid.CreateVersion7(time.GetUtcNow()).ToString(), payload);
        await _pending.Writer.WriteAsync(invocation, cancellationToken);
        return await invocation.Done.Task.WaitAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private Task HandleAsync(HttpContext context) => context.Request.Path.Value![Prefix.Length..].Split('/') switch
    {
        ["invocation", "next"] => NextAsync(context),
        ["invocation", _, "response"] => EndAsync(context, failed: false),
        ["invocation", _, "error"] => EndAsync(context, failed: true),
        _ => InitErrorAsync(context),
    };

    private async Task NextAsync(HttpContext context)
    {
        _ready.TrySetResult(time.GetTimestamp());
        var invocation = await _pending.Reader.ReadAsync(context.RequestAborted);
        var deadline = time.GetUtcNow() + Lifetime;
        var headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.RequestId;
        headers["Lambda-Runtime-Deadline-Ms"] = deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:eu-north-1:000000000000:function:benchmarked";
        _current = invocation;
        invocation.DeliveredAt = time.GetTimestamp();
        await context.Response.WriteAsync(200, "application/json", invocation.Payload, context.RequestAborted);
    }

    private async Task EndAsync(HttpContext context, bool failed)
    {
        var body = await context.Request.ReadBodyAsync(context.RequestAborted);
        var ended = time.GetTimestamp();
        await context.Response.WriteAsync(202, "application/json", "{\"status\":\"OK\"}"u8.ToArray(), context.RequestAborted);
        var invocation = Interlocked.Exchange(ref _current, null) ?? throw new ProblemException("An answer came without an event.");
        invocation.Done.SetResult(
            new TimedInvocation(time.GetElapsedTime(invocation.DeliveredAt, ended), Encoding.UTF8.GetString(body.Span), failed));
    }

    private async Task InitErrorAsync(HttpContext context)
    {
        var body = await context.Request.ReadBodyAsync(context.RequestAborted);
        _ready.TrySetException(new ProblemException($"The subject could not start: {Encoding.UTF8.GetString(body.Span)}"));
        await context.Response.WriteAsync(202, "application/json", "{\"status\":\"OK\"}"u8.ToArray(), context.RequestAborted);
    }

    private static TimeSpan Lifetime => TimeSpan.FromMinutes(10);
}
