using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using WhatsAppReplies.Local.Cloud.Hosting;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace WhatsAppReplies.Local.Cloud.Lambda.Urls;

/// <summary>The address of a function, on a loopback port of its own: each request is one invocation, and its answer the function's.</summary>
internal sealed class FunctionUrl : IAsyncDisposable
{
    /// <summary>The only authorization that this machine knows: none.</summary>
    public const string NoAuthorization = "NONE";

    private const int LargestBody = 6 * 1024 * 1024;

    private readonly WebApplication _web;
    private readonly Function _function;
    private readonly string? _qualifier;
    private readonly Func<ReadOnlyMemory<byte>, Task<InvokeResult>> _invoke;
    private readonly TimeProvider _clock;
    private volatile bool _isDown;

    private FunctionUrl(WebApplication web, Function function, string? qualifier, Func<ReadOnlyMemory<byte>, Task<InvokeResult>> invoke, TimeProvider clock) =>
        (_web, _function, _qualifier, _invoke, _clock) = (web, function, qualifier, invoke, clock);

    /// <summary>After every answer.</summary>
    public event Action<int>? Answered;

    public string FunctionName => _function.Definition.Name;

    /// <summary>As AWS gives it: with a slash at the end.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>An outage between the callers and Lambda: every connection is cut before anything is read, and nothing is invoked.</summary>
    public bool IsDown
    {
        get => _isDown;
        set => _isDown = value;
    }

    public static async Task<FunctionUrl> StartAsync(
        Function function, string? qualifier, Func<ReadOnlyMemory<byte>, Task<InvokeResult>> invoke, TimeProvider clock, int port = 0)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
        });
        var url = new FunctionUrl(builder.Build(), function, qualifier, invoke, clock);
        url._web.Run(url.HandleAsync);
        url.Address = new Uri(await LoopbackWeb.StartAsync(url._web, port, "TUNNEL_PORT", CancellationToken.None));
        return url;
    }

    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync(new CancellationToken(canceled: true));
        await _web.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (IsDown)
        {
            context.Abort();
            return;
        }

        var (at, started) = (_clock.GetUtcNow(), _clock.GetTimestamp());
        var answer = await AnswerAsync(context, at);
        _function.UrlAnswered(answer.Status, _clock.GetElapsedTime(started), at);
        // One that began before the outage is not heard of either.
        if (IsDown) context.Abort();
        else await SendAsync(context, answer);
        Answered?.Invoke(answer.Status);
    }

    private async Task<UrlAnswer> AnswerAsync(HttpContext context, DateTimeOffset at)
    {
        if (!_function.PolicyOf(_qualifier).LetsAnybodyUseTheUrl(NoAuthorization)) return UrlAnswer.Forbidden;
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            return UrlAnswer.Of(await _invoke(UrlEvent.Write(context, body.GetBuffer().AsMemory(0, (int)body.Length), Guid.NewGuid().ToString(), at)));
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return UrlAnswer.TooLarge;
        }
        catch (LambdaException refused) when (refused.Code == LambdaException.RequestTooLarge)
        {
            return UrlAnswer.TooLarge;
        }
    }

    private static async Task SendAsync(HttpContext context, UrlAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers) context.Response.Headers.Append(name, value);
        if (answer.Body.Length == 0)
        {
            context.Response.Headers.ContentType = default;
            return;
        }

        context.Response.ContentLength = answer.Body.Length;
        try
        {
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller hung up; what the function did is done.
        }
    }
}
