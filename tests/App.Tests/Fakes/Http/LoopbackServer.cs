using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace App.Tests.Fakes.Http;

/// <summary>
/// A real HTTP server on loopback: what the clients send and get is what goes over a wire. Answers follow a script, one a request; the
/// last one repeats.
/// </summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<SeenRequest> _seen = new();
    private readonly ConcurrentQueue<Answer> _script = new();
    private readonly ConcurrentDictionary<string, bool> _connections = new();
    private readonly SemaphoreSlim _arrivals = new(0);
    private readonly SemaphoreSlim _givenUp = new(0);
    private readonly CancellationTokenSource _stopped = new();
    private WebApplication? _app;
    private Answer _last = Answer.Json(500, "{}");

    public IReadOnlyList<SeenRequest> Seen => [.. _seen];

    public IReadOnlyCollection<string> Connections => [.. _connections.Keys];

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public static async Task<LoopbackServer> StartAsync(params Answer[] script)
    {
        var server = new LoopbackServer();
        server.Then(script);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server._app = builder.Build();
        server._app.Run(server.HandleAsync);
        await server._app.StartAsync();
        var address = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        server.Address = new Uri(address);
        return server;
    }

    /// <summary>Ends when the connection of a request that gets no answer is closed from the other side.</summary>
    public async Task WhenClientGaveUpAsync()
    {
        if (!await _givenUp.WaitAsync(TimeSpan.FromSeconds(20)))
            throw new TimeoutException("The client keeps its connection.");
    }

    public void Then(params Answer[] script)
    {
        foreach (var answer in script)
            _script.Enqueue(answer);
    }

    /// <summary>Ends when one more request has arrived than at the last call.</summary>
    public async Task WhenRequestArrivesAsync()
    {
        if (!await _arrivals.WaitAsync(TimeSpan.FromSeconds(20)))
            throw new TimeoutException("No request arrived.");
    }

    /// <summary>From here on nobody listens at the address.</summary>
    public async Task StopAsync()
    {
        await _stopped.CancelAsync();
        if (Interlocked.Exchange(ref _app, null) is { } app)
            await app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _arrivals.Dispose();
        _givenUp.Dispose();
        _stopped.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        _seen.Enqueue(await SeenRequest.ReadAsync(context.Request));
        _connections[context.Connection.Id] = true;
        _arrivals.Release();
        if (_script.TryDequeue(out var next))
            _last = next;
        await _last.WriteAsync(context, _stopped.Token);
        if (context.RequestAborted.IsCancellationRequested && !_stopped.IsCancellationRequested)
            _givenUp.Release();
    }
}
