using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using WhatsAppReplies.Local.Providers.Faults;
using WhatsAppReplies.Local.Providers.Hosting;
using WhatsAppReplies.Local.Providers.Twilio.Network;

namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>The Messages API of one account on a loopback port, and the phones that it reaches.</summary>
internal sealed class TwilioServer : IAsyncDisposable
{
    private const string Json = "application/json";
    private static readonly ReadOnlyMemory<byte> Garbage = "{\"sid\": \"SM"u8.ToArray();

    private readonly TimeProvider _time;
    private readonly MediaStore _media;
    private readonly MessageStore _messages;
    private readonly TwilioJson _json;
    private readonly ConcurrentQueue<TwilioCall> _calls = new();
    private readonly ConcurrentDictionary<(string To, string Body), int> _creates = new();
    private ProviderHost _host = null!;

    private TwilioServer(string accountSid, string authToken, int seed, TimeProvider time)
    {
        _time = time;
        AccountSid = accountSid;
        AuthToken = authToken;
        var ids = new IdSource(seed);
        _json = new TwilioJson(accountSid, Behaviour, time);
        _media = new MediaStore(ids, accountSid, () => BaseUrl);
        _messages = new MessageStore(ids, time, Behaviour, Phones, _media);
        Network = new PhoneNetwork(accountSid, () => AuthToken, _messages, Behaviour, time);
    }

    public Uri BaseUrl => _host.Address;

    public string AccountSid { get; }

    /// <summary>The one token that is let in; setting it is a rotation.</summary>
    public string AuthToken { get; set; }

    public TwilioBehaviour Behaviour { get; } = new();

    public FaultScript<TwilioCall, TwilioFault> Script { get; } = new();

    public Phones Phones { get; } = new();

    /// <summary>Through it customers write, and the company hears of it.</summary>
    public PhoneNetwork Network { get; }

    /// <summary>Every message of the company's that was accepted, whether or not its caller heard of it.</summary>
    public IReadOnlyList<TwilioMessage> Accepted => [.. _messages.All.Where(message => !message.IsInbound)];

    /// <summary>Every message that a customer wrote.</summary>
    public IReadOnlyList<TwilioMessage> Received => [.. _messages.All.Where(message => message.IsInbound)];

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

    public async ValueTask DisposeAsync()
    {
        await Network.DisposeAsync();
        await _host.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        try
        {
            if (context.Request.Path.StartsWithSegments(MediaStore.ContentPath.TrimEnd('/'), out var sid))
            {
                await SendMediaAsync(context, sid.Value!.TrimStart('/'));
                return;
            }

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

        var hasAccount = route.Endpoint == TwilioEndpoint.ShowTyping || route.AccountSid == AccountSid;
        if (!hasAccount)
        {
            throw new TwilioRefusedException(TwilioError.NotFound);
        }
    }

    private async Task AnswerAsync(HttpContext context, TwilioRoute route)
    {
        var form = route.Endpoint == TwilioEndpoint.CreateMessage
            ? await MessageForm.ReadAsync(context.Request.Body, context.RequestAborted)
            : null;
        var typing = route.Endpoint == TwilioEndpoint.ShowTyping ? await TypingForm.ReadAsync(context.Request.Body, context.RequestAborted) : null;
        if (typing is not null) route = route with { MessageSid = typing.MessageSid };
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

        if ((form?.Mistake(Behaviour) ?? typing?.Mistake()) is { } mistake)
        {
            await RefuseAsync(context, mistake);
            return;
        }

        var body = await WorkAsync(context.Request, route, form, fault);
        if (route.Endpoint == TwilioEndpoint.FetchMedia) context.Response.Headers.Location = _media.ContentOf(Media(route)).ToString();
        await WriteAsync(context, body, fault, route.Endpoint switch
        {
            TwilioEndpoint.CreateMessage => 201,
            TwilioEndpoint.FetchMedia => 307,
            _ => 200,
        });
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
            TwilioEndpoint.CreateMessage => Accepts(fault) ? _json.Created(Accept(form!, fault)) : default,
            TwilioEndpoint.ListMessages =>
                _json.Listed(MessagePage.Of(_messages.List(MessageFilter.Of(request.Query)), request.Path.Value!, request.Query)),
            TwilioEndpoint.FetchMessage => _json.Fetched(Message(route)),
            TwilioEndpoint.ListMedia => _json.MediaOf(Message(route), request.Path.Value!),
            TwilioEndpoint.FetchMedia => default,
            TwilioEndpoint.FetchAccount => _json.Account(AuthToken),
            TwilioEndpoint.ShowTyping => Message(route).IsInbound ? TwilioJson.TypingShown() : throw new TwilioRefusedException(TwilioError.NotFound),
            _ => throw new TwilioRefusedException(TwilioError.NotFound),
        };
        if (slow is { AcceptedFirst: true })
        {
            await Task.Delay(slow.By, _time, _host.Stopping);
        }

        return body;
    }

    private TwilioMessage Accept(MessageForm form, TwilioFault? fault)
    {
        var message = _messages.Accept(form, fault);
        Network.Report(message);
        return message;
    }

    private TwilioMessage Message(TwilioRoute route) => _messages.Find(route.MessageSid!) ?? throw new TwilioRefusedException(TwilioError.NotFound);

    private KeptMedia Media(TwilioRoute route) =>
        Message(route).Media.FirstOrDefault(media => media.Sid == route.MediaSid) ?? throw new TwilioRefusedException(TwilioError.NotFound);

    /// <summary>Where the service's redirects lead to is a store of files that knows nothing of the account, and refuses its credentials.</summary>
    private Task SendMediaAsync(HttpContext context, string sid)
    {
        var media = _media.Find(sid) ?? throw new TwilioRefusedException(TwilioError.NotFound);
        return context.Request.Headers.Authorization.Count > 0
            ? context.Response.WriteAsync(400, "application/xml", "<Error><Code>InvalidArgument</Code></Error>"u8.ToArray(), context.RequestAborted)
            : context.Response.WriteAsync(200, media.File.ContentType, media.File.Bytes, context.RequestAborted);
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
            case TwilioFault.Redacted:
                await context.Response.WriteAsync(status, Json, Redaction.Of(body), context.RequestAborted);
                break;
            case TwilioFault.NoList:
                await context.Response.WriteAsync(status, Json, "{}"u8.ToArray(), context.RequestAborted);
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
