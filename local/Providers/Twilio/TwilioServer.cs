using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using WhatsAppReplies.Local.Providers.Faults;
using WhatsAppReplies.Local.Providers.Hosting;

namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>The Messages API of one account on a loopback port, and the phones that it reaches.</summary>
internal sealed class TwilioServer : IAsyncDisposable
{
    private const string Json = "application/json";
    private static readonly ReadOnlyMemory<byte> Garbage = "{\"sid\": \"SM"u8.ToArray();

    private readonly TimeProvider _time;
    private readonly MessageStore _messages;
    private readonly TwilioJson _json;
    private readonly ConcurrentQueue<TwilioCall> _calls = new();
    private readonly ConcurrentDictionary<(string To, string Body), int> _creates = new();
    private ProviderHost _host = null!;

    private TwilioServer(string accountSid, string authToken, int seed, TimeProvider time)
    {
        _time = time;
        _json = new TwilioJson(accountSid, time);
        _messages = new MessageStore(new IdSource(seed), time, Behaviour, Phones);
        AccountSid = accountSid;
        AuthToken = authToken;
    }

    public Uri BaseUrl => _host.Address;

    public string AccountSid { get; }

    /// <summary>The one token that is let in; setting it is a rotation.</summary>
    public string AuthToken { get; set; }

    public TwilioBehaviour Behaviour { get; } = new();

    public FaultScript<TwilioCall, TwilioFault> Script { get; } = new();

    public Phones Phones { get; } = new();

    /// <summary>Every message that was accepted, whether or not its caller heard of it.</summary>
    public IReadOnlyList<TwilioMessage> Accepted => _messages.All;

    /// <summary>In the order of arrival, as far as <see cref="TwilioBehaviour.KeepsCalls"/> says.</summary>
    public IReadOnlyList<TwilioCall> Calls => [.. _calls];

    public CallCounter<TwilioEndpoint> Counter { get; } = new();

    public RequestRecord Requests => _host.Requests;

    public static async Task<TwilioServer> StartAsync(
        string accountSid, string authToken, int seed, TimeProvider time, CancellationToken cancellationToken = default)
    {
        var server = new TwilioServer(accountSid, authToken, seed, time);
        server._host = await ProviderHost.StartAsync(server.HandleAsync, cancellationToken);
        return server;
    }

    /// <summary>How many requests asked for this text to go to this address, whatever became of them.</summary>
    public int Creates(string to, string body) => _creates.GetValueOrDefault((to, body));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        try
        {
            var route = TwilioRoute.Of(context.Request.Method, context.Request.Path.Value ?? "");
            CheckCredentials(context.Request, route);
            await AnswerAsync(context, route);
        }
        catch (TwilioRefusedException refused)
        {
            await RefuseAsync(context, refused.Error);
        }
    }

    private void CheckCredentials(HttpRequest request, TwilioRoute route)
    {
        if (BasicCredentials.Of(request) != new BasicCredentials(AccountSid, AuthToken))
        {
            Counter.Refused.Add();
            throw new TwilioRefusedException(TwilioError.Authenticate);
        }

        if (route.AccountSid != AccountSid)
        {
            throw new TwilioRefusedException(TwilioError.NotFound);
        }
    }

    private async Task AnswerAsync(HttpContext context, TwilioRoute route)
    {
        var form = route.Endpoint == TwilioEndpoint.CreateMessage
            ? await MessageForm.ReadAsync(context.Request.Body, context.RequestAborted)
            : null;
        var fault = Script.Decide(Receive(context.Request, route, form));
        if (fault is TwilioFault.Refuse refuse)
        {
            await RefuseAsync(context, refuse.Error);
            return;
        }

        var latency = Behaviour.Latency.Next();
        if (latency > TimeSpan.Zero)
        {
            await Task.Delay(latency, _time, _host.Stopping);
        }

        if (form?.Mistake(Behaviour) is { } mistake)
        {
            await RefuseAsync(context, mistake);
            return;
        }

        await WriteAsync(context, await WorkAsync(context.Request, route, form, fault), fault, form is null ? 200 : 201);
    }

    private TwilioCall Receive(HttpRequest request, TwilioRoute route, MessageForm? form)
    {
        var call = new TwilioCall
        {
            Number = Counter.Count(route.Endpoint),
            At = _time.GetUtcNow(),
            Endpoint = route.Endpoint,
            To = form?.To ?? request.Query["To"].ToString(),
            From = form?.From ?? request.Query["From"].ToString(),
            Body = form?.Body ?? "",
            MessageSid = route.MessageSid,
        };
        if (Behaviour.KeepsCalls)
        {
            _calls.Enqueue(call);
        }

        if (form is not null)
        {
            _creates.AddOrUpdate((form.To, form.Body), 1, (_, count) => count + 1);
        }

        return call;
    }

    private async Task<ReadOnlyMemory<byte>> WorkAsync(HttpRequest request, TwilioRoute route, MessageForm? form, TwilioFault? fault)
    {
        var slow = fault as TwilioFault.Slow;
        if (slow is { AcceptedFirst: false })
        {
            await Task.Delay(slow.By, _time, _host.Stopping);
        }

        var body = route.Endpoint switch
        {
            TwilioEndpoint.CreateMessage => Accepts(fault) ? _json.Created(_messages.Accept(form!, fault)) : default,
            TwilioEndpoint.ListMessages =>
                _json.Listed(MessagePage.Of(_messages.List(MessageFilter.Of(request.Query)), request.Path.Value!, request.Query)),
            TwilioEndpoint.FetchMessage =>
                _json.Fetched(_messages.Find(route.MessageSid!) ?? throw new TwilioRefusedException(TwilioError.NotFound)),
            _ => throw new TwilioRefusedException(TwilioError.NotFound),
        };
        if (slow is { AcceptedFirst: true })
        {
            await Task.Delay(slow.By, _time, _host.Stopping);
        }

        return body;
    }

    private static bool Accepts(TwilioFault? fault) => fault switch
    {
        TwilioFault.Html html => html.Accepted,
        TwilioFault.Drop drop => drop.Accepted,
        TwilioFault.Silence silence => silence.Accepted,
        _ => true,
    };

    private async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> body, TwilioFault? fault, int status)
    {
        switch (fault)
        {
            case TwilioFault.Drop drop:
                context.HangUp(drop.Hangup);
                break;
            case TwilioFault.Silence:
                await context.StaySilentAsync(_host.Stopping);
                break;
            case TwilioFault.Html html:
                await context.Response.WriteAsync(html.Status, GatewayPage.ContentType, GatewayPage.For(html.Status), context.RequestAborted);
                break;
            case TwilioFault.Garbage:
                await context.Response.WriteAsync(status, Json, Garbage, context.RequestAborted);
                break;
            case TwilioFault.Empty:
                await context.Response.WriteAsync(status, Json, ReadOnlyMemory<byte>.Empty, context.RequestAborted);
                break;
            default:
                await context.Response.WriteAsync(status, Json, body, context.RequestAborted);
                break;
        }
    }

    private static Task RefuseAsync(HttpContext context, TwilioError error) =>
        context.Response.WriteAsync(error.Status, Json, TwilioJson.Error(error), context.RequestAborted);
}
