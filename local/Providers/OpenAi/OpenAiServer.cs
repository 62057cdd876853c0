using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WhatsAppReplies.Local.Providers.Faults;
using WhatsAppReplies.Local.Providers.Hosting;

namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>The Responses, Conversations and Transcriptions API on a loopback port.</summary>
internal sealed class OpenAiServer : IAsyncDisposable
{
    private const string Json = "application/json";
    private const string Bearer = "Bearer ";
    private static readonly ReadOnlyMemory<byte> Garbage = "upstream connect error, not JSON"u8.ToArray();

    private readonly OpenAiWorld _world;
    private readonly ResponseEndpoints _responses;
    private readonly ConversationEndpoints _conversations;
    private readonly TranscriptionEndpoint _transcriptions;
    private readonly ConcurrentQueue<OpenAiCall> _calls = new();
    private ProviderHost _host = null!;

    private OpenAiServer(string apiKey, int seed, TimeProvider time)
    {
        ApiKey = apiKey;
        _world = new OpenAiWorld(seed, time);
        _responses = new ResponseEndpoints(_world);
        _conversations = new ConversationEndpoints(_world);
        _transcriptions = new TranscriptionEndpoint(_world);
    }

    /// <summary>Ends in <c>/v1</c>.</summary>
    public Uri BaseUrl { get; private set; } = null!;

    /// <summary>The one key that is let in; setting it is a rotation.</summary>
    public string ApiKey { get; set; }

    public OpenAiBehaviour Behaviour => _world.Behaviour;

    public FaultScript<OpenAiCall, OpenAiFault> Script { get; } = new();

    public OpenAiConversations Conversations => _world.Conversations;

    /// <summary>In the order of arrival, as far as <see cref="OpenAiBehaviour.KeepsCalls"/> says.</summary>
    public IReadOnlyList<OpenAiCall> Calls => [.. _calls];

    public CallCounter<OpenAiEndpoint> Counter { get; } = new();

    public RequestRecord Requests => _host.Requests;

    /// <summary>On the request's own thread, before anything is answered.</summary>
    public event Action<OpenAiCall>? Called;

    public static async Task<OpenAiServer> StartAsync(
        string apiKey, int seed, TimeProvider time, CancellationToken cancellationToken = default)
    {
        var server = new OpenAiServer(apiKey, seed, time);
        server._host = await ProviderHost.StartAsync(server.HandleAsync, cancellationToken);
        server.BaseUrl = new Uri(server._host.Address, "v1");
        return server;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers["x-request-id"] = _world.Ids.Next("req_");
        context.Response.Headers["openai-version"] = "2020-10-01";
        try
        {
            CheckKey(context.Request);
            await AnswerAsync(context);
        }
        catch (OpenAiRefusedException refused)
        {
            await RefuseAsync(context, refused.Error);
        }
    }

    private void CheckKey(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.Ordinal) || !header.AsSpan(Bearer.Length).SequenceEqual(ApiKey))
        {
            Counter.Refused.Add();
            throw new OpenAiRefusedException(OpenAiError.InvalidKey);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var route = OpenAiRoute.Of(context.Request.Method, context.Request.Path.Value ?? "");
        var transcription = route.Endpoint == OpenAiEndpoint.CreateTranscription ? await TranscriptionEndpoint.ReadAsync(context.Request) : null;
        using var document = transcription is null ? await ReadAsync(context.Request) : null;
        var call = Receive(route, document, transcription);
        switch (Script.Decide(call))
        {
            case OpenAiFault.Refuse refuse:
                await RefuseAsync(context, refuse.Error);
                break;
            case OpenAiFault.Html { TakesEffect: false } html:
                await WritePageAsync(context, html);
                break;
            case OpenAiFault.Drop { TakesEffect: false } drop:
                context.HangUp(drop.Hangup);
                break;
            case OpenAiFault.Silence { TakesEffect: false }:
                await context.StaySilentAsync(_host.Stopping);
                break;
            case var fault:
                var answer = await WorkAsync(route, call, document, fault, context);
                await WriteAsync(context, answer, fault);
                break;
        }
    }

    private static async Task<JsonDocument?> ReadAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            return null;
        }

        var body = await request.ReadBodyAsync(request.HttpContext.RequestAborted);
        try
        {
            var document = JsonDocument.Parse(body.Length > 0 ? body : "{}"u8.ToArray());
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw new OpenAiRefusedException(OpenAiError.Unreadable);
        }
        catch (JsonException)
        {
            throw new OpenAiRefusedException(OpenAiError.Unreadable);
        }
    }

    private OpenAiCall Receive(OpenAiRoute route, JsonDocument? document, TranscriptionRequest? transcription)
    {
        var request = route.Endpoint == OpenAiEndpoint.CreateResponse ? _world.Requests.Read(document!.RootElement) : null;
        var call = new OpenAiCall
        {
            Number = Counter.Count(route.Endpoint),
            At = _world.Time.GetUtcNow(),
            Endpoint = route.Endpoint,
            ConversationId = request is not null ? request.ConversationId : route.Endpoint == OpenAiEndpoint.ReadModel ? null : route.Id,
            Request = request,
            Transcription = transcription,
        };
        if (Behaviour.KeepsCalls)
        {
            _calls.Enqueue(call);
        }

        Called?.Invoke(call);
        return call;
    }

    private async Task<OpenAiAnswer> WorkAsync(
        OpenAiRoute route, OpenAiCall call, JsonDocument? document, OpenAiFault? fault, HttpContext context) => route.Endpoint switch
        {
            OpenAiEndpoint.CreateResponse => await _responses.CreateAsync(call.Request!, fault, context.RequestAborted, _host.Stopping),
            OpenAiEndpoint.CreateTranscription => await _transcriptions.CreateAsync(call.Transcription!, _host.Stopping),
            OpenAiEndpoint.ReadResponse => _responses.Read(route.Id!),
            OpenAiEndpoint.DeleteResponse => _responses.Delete(route.Id!),
            OpenAiEndpoint.ReadModel => ModelCatalogue.Knows(route.Id!)
                ? new OpenAiAnswer(200, OpenAiJson.Model(route.Id!))
                : throw new OpenAiRefusedException(OpenAiError.ModelNotFound(route.Id!) with { Status = 404 }),
            OpenAiEndpoint.CreateConversation => _conversations.Create(document!.RootElement),
            OpenAiEndpoint.ReadConversation => _conversations.Read(route.Id!),
            OpenAiEndpoint.UpdateConversation => _conversations.Update(route.Id!, document!.RootElement),
            OpenAiEndpoint.DeleteConversation => _conversations.Delete(route.Id!),
            OpenAiEndpoint.ListItems => _conversations.List(route.Id!, context.Request.Query),
            OpenAiEndpoint.AddItems => _conversations.Add(route.Id!, document!.RootElement),
            OpenAiEndpoint.ReadItem => _conversations.ReadItem(route.Id!, route.ItemId!),
            OpenAiEndpoint.DeleteItem => _conversations.DeleteItem(route.Id!, route.ItemId!),
            _ => throw new OpenAiRefusedException(OpenAiError.InvalidUrl(context.Request.Method, context.Request.Path.Value ?? "")),
        };

    private async Task WriteAsync(HttpContext context, OpenAiAnswer answer, OpenAiFault? fault)
    {
        switch (fault)
        {
            case OpenAiFault.Html html:
                await WritePageAsync(context, html);
                break;
            case OpenAiFault.Drop drop:
                context.HangUp(drop.Hangup);
                break;
            case OpenAiFault.Silence:
                await context.StaySilentAsync(_host.Stopping);
                break;
            case OpenAiFault.DropMidBody:
                context.Response.ContentType = Json;
                context.Response.ContentLength = answer.Body.Length;
                // Kestrel sends what there is and closes, since the length that was announced cannot be met any more.
                await context.Response.BodyWriter.WriteAsync(answer.Body[..(answer.Body.Length / 2)], context.RequestAborted);
                break;
            case OpenAiFault.Garbage:
                await context.Response.WriteAsync(200, Json, Garbage, context.RequestAborted);
                break;
            default:
                await context.Response.WriteAsync(answer.Status, Json, answer.Body, context.RequestAborted);
                break;
        }
    }

    private static Task WritePageAsync(HttpContext context, OpenAiFault.Html html) =>
        context.Response.WriteAsync(html.Status, GatewayPage.ContentType, GatewayPage.For(html.Status), context.RequestAborted);

    private static Task RefuseAsync(HttpContext context, OpenAiError error)
    {
        if (error.RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return context.Response.WriteAsync(error.Status, Json, OpenAiJson.Error(error), context.RequestAborted);
    }
}
