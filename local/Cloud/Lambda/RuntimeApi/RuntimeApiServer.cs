using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace WhatsAppReplies.Local.Cloud.Lambda.RuntimeApi;

/// <summary>
/// The Runtime API of one environment, on a loopback port of its own: clients put nothing between address and path, so the port
/// is what tells environments apart.
/// </summary>
internal sealed class RuntimeApiServer : IAsyncDisposable
{
    private const string Base = "/2018-06-01/runtime/";
    private const string ErrorTypeHeader = "Lambda-Runtime-Function-Error-Type";

    private readonly WebApplication _web;

    private RuntimeApiServer(WebApplication web) => _web = web;

    /// <summary>Host and port.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The process that is being talked with; a process that is started anew begins another.</summary>
    public RuntimeSession Session { get; private set; } = new();

    public static async Task<RuntimeApiServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
            // A frozen process neither reads nor writes for as long as nobody needs it.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            // Not infinite: Kestrel counts that in ticks of the clock, which overflow, and closes whatever rests for a second.
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromDays(1);
        });
        var server = new RuntimeApiServer(builder.Build());
        server._web.Run(server.AnswerAsync);
        await server._web.StartAsync();
        server.Address = new Uri(server._web.Urls.Single()).Authority;
        return server;
    }

    public RuntimeSession NewSession() => Session = new RuntimeSession();

    public async ValueTask DisposeAsync()
    {
        // Whoever still waits for work is cut off: its process is gone.
        await _web.StopAsync(new CancellationToken(canceled: true));
        await _web.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        var parts = path.StartsWith(Base, StringComparison.Ordinal) ? path[Base.Length..].Split('/') : [];
        switch (http.Request.Method, parts)
        {
            case ("GET", ["invocation", "next"]):
                await NextAsync(http);
                break;
            case ("POST", ["invocation", var id, "response"]):
                await SendAsync(http, Session.Respond(id, await BodyAsync(http)));
                break;
            case ("POST", ["invocation", var id, "error"]):
                await SendAsync(http, Session.Fail(id, ErrorType(http), await BodyAsync(http)));
                break;
            case ("POST", ["init", "error"]):
                await SendAsync(http, Session.FailInit(ErrorType(http), await BodyAsync(http)));
                break;
            default:
                await SendAsync(http, RuntimeReply.NotFound);
                break;
        }
    }

    private async Task NextAsync(HttpContext http)
    {
        try
        {
            if (await Session.NextAsync(http.RequestAborted) is not { } invocation)
            {
                await SendAsync(http, RuntimeReply.WrongState);
                return;
            }

            http.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = invocation.RequestId;
            http.Response.Headers["Lambda-Runtime-Deadline-Ms"] = invocation.Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
            http.Response.Headers["Lambda-Runtime-Invoked-Function-Arn"] = invocation.FunctionArn;
            http.Response.Headers["Lambda-Runtime-Trace-Id"] = invocation.TraceId;
            await WriteAsync(http, 200, invocation.Payload);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The process went away while it waited; whoever started it hears of that from the process itself.
        }
    }

    private static string ErrorType(HttpContext http) =>
        http.Request.Headers[ErrorTypeHeader].FirstOrDefault() is { Length: > 0 } type ? type : "Unhandled";

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        return body.ToArray();
    }

    private static Task SendAsync(HttpContext http, RuntimeReply reply) => WriteAsync(http, reply.Status, reply.Body);

    private static async Task WriteAsync(HttpContext http, int status, ReadOnlyMemory<byte> body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
