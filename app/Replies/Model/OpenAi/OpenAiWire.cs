using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Audio;
using OpenAI.Conversations;
using OpenAI.Responses;
using WhatsAppReplies.Shared.Http;
using WhatsAppReplies.Shared.Secrets;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>
/// One HTTP request each, through the provider's package: its retries, timeouts and telemetry are off, and its typed reader is not used, which
/// throws on an unknown status and glues commentary to the answer.
/// </summary>
internal sealed class OpenAiWire
{
    private readonly Uri _endpoint;
    private readonly TimeProvider _time;
    private readonly HttpClientPipelineTransport _transport;

    /// <param name="transport">Shared by every client that is made for a key; whoever made it disposes of it.</param>
    /// <param name="endpoint">Ends in <c>/v1</c>.</param>
    /// <param name="time">Tells how far away a date in <c>Retry-After</c> is.</param>
    public OpenAiWire(HttpClientPipelineTransport transport, Uri endpoint, TimeProvider time)
    {
        // The package's own switch, for the whole process: it would send what this machine is with every request.
        AppContext.SetSwitch("OpenAI.DisableTelemetry", true);
        _transport = transport;
        _endpoint = endpoint;
        _time = time;
    }

    /// <param name="key">Of the account.</param>
    /// <param name="options">With a mark for each file.</param>
    /// <param name="files">What goes out in the marks' place.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<WireAnswer> CreateResponseAsync(
        OpenAiKey key, CreateResponseOptions options, IReadOnlyList<MarkedFile> files, CancellationToken cancellationToken) =>
        SendAsync(async () =>
        {
            var client = new ResponsesClient(new ApiKeyCredential(key.Value), Configure(new ResponsesClientOptions { Endpoint = _endpoint }));
            BinaryContent content = options;
            using var body = files.Count == 0 ? content : await FilledBody.OfAsync(content, files, cancellationToken);
            return await client.CreateResponseAsync(body, Request(cancellationToken));
        });

    public Task<WireAnswer> TranscribeAsync(OpenAiKey key, string model, TranscriptionBody body, CancellationToken cancellationToken) =>
        SendAsync(async () =>
        {
            var client = new AudioClient(model, new ApiKeyCredential(key.Value), Configure(new OpenAIClientOptions { Endpoint = _endpoint }));
            return await client.TranscribeAudioAsync(body, body.ContentType, Request(cancellationToken));
        });

    public Task<WireAnswer> ListNewestItemsAsync(OpenAiKey key, string conversation, CancellationToken cancellationToken) =>
        SendAsync(async () =>
        {
            var client = new ConversationClient(new ApiKeyCredential(key.Value), Configure(new ConversationClientOptions { Endpoint = _endpoint }));
            var pages = client.GetConversationItemsAsync(conversation, limit: 50, order: "desc", options: Request(cancellationToken));
            await using var page = pages.GetRawPagesAsync().GetAsyncEnumerator(cancellationToken);
            await page.MoveNextAsync();
            return page.Current;
        });

    private static RequestOptions Request(CancellationToken cancellationToken) =>
        new() { CancellationToken = cancellationToken, ErrorOptions = ClientErrorBehaviors.NoThrow };

    private T Configure<T>(T options)
        where T : ClientPipelineOptions
    {
        options.Transport = _transport;
        options.RetryPolicy = new ClientRetryPolicy(0);
        options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        options.EnableDistributedTracing = false;
        options.ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false };
        return options;
    }

    private async Task<WireAnswer> SendAsync(Func<Task<ClientResult>> send)
    {
        try
        {
            var response = (await send()).GetRawResponse();
            return new WireAnswer.Answered(response.Status, response.Content, RetryAfterOf(response));
        }
        catch (ClientResultException exception) when (exception.InnerException is HttpRequestException cause)
        {
            return ConnectionFault.HappenedBeforeSending(cause)
                ? new WireAnswer.NotSent(new("openai_unreachable", "No connection to the model provider could be made."))
                : Broken();
        }
        catch (Exception exception) when (exception is ClientResultException or HttpRequestException or IOException)
        {
            return Broken();
        }
    }

    private static WireAnswer.NoAnswer Broken() =>
        new(new("openai_connection_broken", "The connection to the model provider broke before its answer was read."));

    private TimeSpan? RetryAfterOf(PipelineResponse response) =>
        response.Headers.TryGetValue("retry-after", out var text) ? RetryAfter.Read(text, _time.GetUtcNow()) : null;
}
