using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using WhatsAppReplies.Local.Cloud.Hosting;

namespace WhatsAppReplies.Benchmarks.Fixtures;

/// <summary>
/// AWS that takes no time: the first call of each shape goes to the gateway, and each later one gets that answer at once. Calls have the same shape when
/// they differ in numbers and sids only. So what is measured is the subject, and not the emulators.
/// </summary>
internal sealed partial class RememberedAnswers : IAsyncDisposable
{
    private const string Target = "X-Amz-Target";
    private const string SendMessage = "AmazonSQS.SendMessage";
    private const long LargestRequest = 1024 * 1024;
    private readonly ConcurrentDictionary<string, Lazy<Task<Answer>>> _answers = new(StringComparer.Ordinal);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly WebApplication _web;
    private readonly Uri _gateway;

    private RememberedAnswers(Uri gateway)
    {
        var builder = LoopbackWeb.Builder(port: 0, LargestRequest);
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.UnsafePreferInlineScheduling = true);
        (_gateway, _web) = (gateway, builder.Build());
        _web.Run(AnswerAsync);
    }

    public Uri Address { get; private set; } = null!;

    public static async Task<RememberedAnswers> StartAsync(Uri gateway, CancellationToken cancellationToken)
    {
        var answers = new RememberedAnswers(gateway);
        answers.Address = new Uri(await LoopbackWeb.StartAsync(answers._web, port: 0, "no option", cancellationToken));
        return answers;
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _http.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var read = new MemoryStream();
        await context.Request.Body.CopyToAsync(read, context.RequestAborted);
        var body = Encoding.UTF8.GetString(read.GetBuffer().AsSpan(0, (int)read.Length));
        var target = context.Request.Headers[Target].ToString();
        var answer = await _answers.GetOrAdd(target + ' ' + Varying().Replace(body, "#"), _ => new(() => AskAsync(context, body))).Value;

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        await context.Response.Body.WriteAsync(target == SendMessage ? Received(body) : answer.Body, context.RequestAborted);
    }

    private async Task<Answer> AskAsync(HttpContext context, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_gateway, context.Request.Path)) { Content = new StringContent(body) };
        request.Content.Headers.ContentType = null;
        foreach (var (name, value) in context.Request.Headers)
        {
            // The host, too, as it was signed.
            if (!request.Headers.TryAddWithoutValidation(name, value.ToString())) request.Content.Headers.TryAddWithoutValidation(name, value.ToString());
        }

        using var response = await _http.SendAsync(request, context.RequestAborted);
        return new Answer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            await response.Content.ReadAsByteArrayAsync(context.RequestAborted));
    }

    /// <summary>A queue's answer is about the very message: its sender compares the digest.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "The queue's protocol says MD5.")]
    private static byte[] Received(string body)
    {
        using var request = JsonDocument.Parse(body);
        var message = Encoding.UTF8.GetBytes(request.RootElement.GetProperty("MessageBody").GetString()!);
        return JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>
        {
            ["MessageId"] = Guid.NewGuid().ToString(),
            ["MD5OfMessageBody"] = Convert.ToHexStringLower(MD5.HashData(message)),
        });
    }

    [GeneratedRegex("SM[0-9a-f]{32}|[0-9]+")]
    private static partial Regex Varying();

    private sealed record Answer(int Status, string? ContentType, byte[] Body);
}
