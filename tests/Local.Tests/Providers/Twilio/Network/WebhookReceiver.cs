using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using WhatsAppReplies.Local.Providers.Hosting;

namespace WhatsAppReplies.Local.Tests.Providers.Twilio.Network;

/// <summary>A company's webhook: keeps what it gets, and answers what it is told to.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<(Dictionary<string, string> Fields, Dictionary<string, string> Headers)> _received = new();
    private ProviderHost _host = null!;

    public Uri Address => _host.Address;

    public IReadOnlyList<(Dictionary<string, string> Fields, Dictionary<string, string> Headers)> Received => [.. _received];

    /// <summary>By the number of the call, from 1.</summary>
    public Func<int, HttpContext, Task> Answers { get; set; } = (_, context) =>
    {
        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    };

    public static async Task<WebhookReceiver> StartAsync()
    {
        var receiver = new WebhookReceiver();
        receiver._host = await ProviderHost.StartAsync(receiver.HandleAsync, CancellationToken.None);
        return receiver;
    }

    public void AnswerWith(params int[] statuses) => Answers = (number, context) =>
    {
        context.Response.StatusCode = statuses[Math.Min(number, statuses.Length) - 1];
        return Task.CompletedTask;
    };

    /// <summary>Keeps the connection open without a byte.</summary>
    public void NeverAnswer() => Answers = (_, context) => context.StaySilentAsync(_host.Stopping);

    public Task UntilReceivedAsync(int count) => _received.Count >= count ? Task.CompletedTask : _arrived.UntilAsync(count, CancellationToken.None);

    private readonly Tally _arrived = new();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        _received.Enqueue((Copied(form), Copied(context.Request.Headers)));
        await Answers(_arrived.Add(), context);
    }

    // The server uses its collections again for the next request.
    private static Dictionary<string, string> Copied(IEnumerable<KeyValuePair<string, StringValues>> values) =>
        values.ToDictionary(value => value.Key, value => value.Value.ToString());
}
