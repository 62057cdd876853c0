using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Tests.Support.Loopback;

/// <summary>
/// HTTP server on loopback for one test: what the clients send and get goes over a wire. It keeps what it received. Answers follow a
/// script, one a request, whose last one repeats; or a function gives them.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private const int LargestHeaders = 2 * 1024 * 1024;
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private readonly ConcurrentQueue<Answer> _script = new();
    private readonly ConcurrentDictionary<string, bool> _connections = new();
    private readonly SemaphoreSlim _arrivals = new(0);
    private readonly SemaphoreSlim _givenUp = new(0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly Func<ReceivedRequest, CancellationToken, Task<Answer>> _answer;
    private WebApplication? _app;
    private Answer _last = Answer.Json(500, "{}");

    private LoopbackServer(Func<ReceivedRequest, CancellationToken, Task<Answer>>? answer) => _answer = answer ?? FromScriptAsync;

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    public ReceivedRequest OnlyRequest => Assert.Single(Requests);

    public IReadOnlyCollection<string> Connections => [.. _connections.Keys];

    public static Task<LoopbackServer> StartAsync(params Answer[] script)
    {
        var server = new LoopbackServer(null);
        server.Then(script);
        return server.StartAsync();
    }

    public static Task<LoopbackServer> StartAsync(Func<ReceivedRequest, CancellationToken, Task<Answer>> answer) => new LoopbackServer(answer).StartAsync();

    public void Then(params Answer[] script)
    {
        foreach (var answer in script) _script.Enqueue(answer);
    }

    /// <summary>Ends when the connection of a request that gets no answer is closed from the other side.</summary>
    public async Task WhenClientGaveUpAsync()
    {
        if (!await _givenUp.WaitAsync(Guard)) throw new TimeoutException("The client keeps its connection.");
    }

    /// <summary>Ends when one more request has arrived than at the last call.</summary>
    public async Task WhenRequestArrivesAsync()
    {
        if (!await _arrivals.WaitAsync(Guard)) throw new TimeoutException("No request arrived.");
    }

    /// <summary>From here on nobody listens at the address; whoever still waits for an answer is cut off.</summary>
    public async Task StopAsync()
    {
        await _stopped.CancelAsync();
        if (Interlocked.Exchange(ref _app, null) is not { } app) return;
        await app.StopAsync(_stopped.Token);
        await app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _arrivals.Dispose();
        _givenUp.Dispose();
        _stopped.Dispose();
    }

    private async Task<LoopbackServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // The services allow far larger headers than a web server does by itself.
            kestrel.Limits.MaxRequestHeadersTotalSize = LargestHeaders;
            kestrel.Limits.MaxRequestBufferSize = 2 * LargestHeaders;
        });
        _app = builder.Build();
        _app.Run(HandleAsync);
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
        return this;
    }

    private Task<Answer> FromScriptAsync(ReceivedRequest request, CancellationToken gone)
    {
        if (_script.TryDequeue(out var next)) _last = next;
        return Task.FromResult(_last);
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new ReceivedRequest(context.Request.Method, target, headers, body.ToArray());
        _requests.Enqueue(request);
        _connections[context.Connection.Id] = true;
        _arrivals.Release();
        try
        {
            await (await _answer(request, context.RequestAborted)).WriteAsync(context, _stopped.Token);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested || _stopped.IsCancellationRequested)
        {
            // The client has gone, or the test is over: there is nobody to answer.
        }

        if (context.RequestAborted.IsCancellationRequested && !_stopped.IsCancellationRequested) _givenUp.Release();
    }
}
