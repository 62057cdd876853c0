using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Standins.Tests.Loopback;

/// <summary>An HTTP server of one test: it keeps what it received and answers as it was told.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private const int LargestHeaders = 2 * 1024 * 1024;

    private readonly WebApplication _app;
    private readonly Func<ReceivedRequest, CancellationToken, Task<Answer>> _answer;
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();

    private LoopbackServer(WebApplication app, Func<ReceivedRequest, CancellationToken, Task<Answer>> answer)
    {
        _app = app;
        _answer = answer;
    }

    public Uri Address => new(_app.Urls.Single());

    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    public ReceivedRequest OnlyRequest => Assert.Single(Requests);

    public static Task<LoopbackServer> StartAsync(params Answer[] answers)
    {
        var count = -1;
        return StartAsync((_, _) => Task.FromResult(answers[Math.Min(Interlocked.Increment(ref count), answers.Length - 1)]));
    }

    public static async Task<LoopbackServer> StartAsync(Func<ReceivedRequest, CancellationToken, Task<Answer>> answer)
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
        var app = builder.Build();
        var server = new LoopbackServer(app, answer);
        app.Run(server.HandleAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        // Whoever still waits for an answer is cut off.
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new ReceivedRequest(context.Request.Method, target, headers, body.ToArray());
        _requests.Enqueue(request);
        try
        {
            await (await _answer(request, context.RequestAborted)).WriteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone: there is nobody to answer.
        }
    }
}
