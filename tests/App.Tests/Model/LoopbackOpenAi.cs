using System.ClientModel.Primitives;
using System.Text.Json;
using App.Tests.Fakes;
using Tests.Support.Loopback;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Replies.Media;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Replies.Model.OpenAi;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Secrets;

namespace App.Tests.Model;

/// <summary>The model against a server on loopback that speaks the provider's wire format.</summary>
internal sealed class LoopbackOpenAi : IAsyncDisposable
{
    /// <summary>A call that hangs is a failed test, not a hung run.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    public const string UserText = "do i need my own car?";

    private readonly HttpClientPipelineTransport _transport = new(
        new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan });

    private LoopbackOpenAi(LoopbackServer server, AutoAdvancingClock time) => (Server, Time) = (server, time);

    public LoopbackServer Server { get; }

    public AutoAdvancingClock Time { get; }

    public FixedSecrets<OpenAiKey> Secrets { get; set; } =
        new(new Result<OpenAiKey>.Success(new("sk-first")), new Result<OpenAiKey>.Success(new("sk-second")));

    public OpenAiOptions Options { get; set; } = new();

    public static Task<LoopbackOpenAi> StartAsync(params Answer[] script) => StartAsync(new AutoAdvancingClock(), script);

    public static async Task<LoopbackOpenAi> StartAsync(AutoAdvancingClock time, params Answer[] script) => new(await LoopbackServer.StartAsync(script), time);

    /// <summary>Whatever comes of it: nothing that an outcome prints is private.</summary>
    public async Task<ModelOutcome> ReplyAsync(ModelRequest? request = null, CancellationToken cancellationToken = default)
    {
        request ??= Request();
        var wire = new OpenAiWire(_transport, new Uri(Server.Address, "v1"), Time);
        var outcome = await new OpenAiReplyModel(Secrets, wire, Options, Time, new SeededChance())
            .ReplyAsync(request, cancellationToken)
            .WaitAsync(Guard, CancellationToken.None);
        Private.AssertNotIn(outcome.ToString(), UserText, "sk-first", "sk-second", "Be kind.");
        Private.AssertNotIn(request.ToString(), UserText);
        return outcome;
    }

    public async Task<TranscriptOutcome> TranscribeAsync(MediaFile recording)
    {
        var wire = new OpenAiWire(_transport, new Uri(Server.Address, "v1"), Time);
        var request = new TranscriptionRequest(recording, "whisper-test", "openai-secret", TimeSpan.FromMinutes(2));
        var outcome = await new OpenAiTranscriber(Secrets, wire, Time, new SeededChance())
            .TranscribeAsync(request, CancellationToken.None)
            .WaitAsync(Guard, CancellationToken.None);
        Private.AssertNotIn(outcome.ToString(), "Monday", "sk-first", "sk-second");
        return outcome;
    }

    public ModelRequest Request(string? thread = null, bool mayHaveBeenAsked = false, Assistant? assistant = null, params MessageEntry[] history) => new(
        "turn-1",
        assistant ?? new Assistant("asst_1", "gpt-test", "Be kind."),
        "openai-secret",
        thread,
        history,
        UserText,
        mayHaveBeenAsked,
        Time.GetUtcNow() + TimeSpan.FromMinutes(8),
        "customer-hash");

    public static Answer Ok(string text = "No, you do not.") => Response("completed", Message(text));

    public static Answer Response(string status, params object[] output) => ResponseWith(status, null, output);

    public static Answer ResponseWith(string status, object? more, params object[] output)
    {
        var response = new Dictionary<string, object?>
        {
            ["id"] = "resp_1",
            ["object"] = "response",
            ["created_at"] = 1795262400,
            ["status"] = status,
            ["model"] = "gpt-test-2026-09-01",
            ["error"] = null,
            ["incomplete_details"] = null,
            ["instructions"] = null,
            ["metadata"] = new Dictionary<string, string>(),
            ["output"] = output,
            ["parallel_tool_calls"] = true,
            ["tool_choice"] = "auto",
            ["tools"] = Array.Empty<object>(),
            ["usage"] = new { input_tokens = 100, output_tokens = 20, total_tokens = 120 },
        };
        foreach (var property in more?.GetType().GetProperties() ?? [])
            response[property.Name] = property.GetValue(more);
        return Answer.Json(200, JsonSerializer.Serialize(response)).With("x-request-id", "req_1");
    }

    public static object Message(string text, string? phase = null, string status = "completed") => phase is null
        ? new
        {
            type = "message",
            id = "msg_1",
            role = "assistant",
            status,
            content = new[] { new { type = "output_text", text, annotations = Array.Empty<object>() } },
        }
        : new
        {
            type = "message",
            id = "msg_1",
            role = "assistant",
            status,
            phase,
            content = new[] { new { type = "output_text", text, annotations = Array.Empty<object>() } },
        };

    public static object Refusal() =>
        new { type = "message", id = "msg_1", role = "assistant", status = "completed", content = new[] { new { type = "refusal", refusal = "I will not." } } };

    public static object Reasoning() => new { type = "reasoning", id = "rs_1", summary = Array.Empty<object>() };

    public static Answer Error(int status, string type, string? code, string? param = null) =>
        Answer.Json(status, JsonSerializer.Serialize(new { error = new { message = $"about {UserText}", type, param, code } }));

    public static Answer Items(params object[] newestFirst) =>
        Answer.Json(200, JsonSerializer.Serialize(new { @object = "list", data = newestFirst, first_id = "msg_a", last_id = "msg_z", has_more = false }));

    public static object UserItem(string text) =>
        new { type = "message", id = "msg_u", role = "user", status = "completed", content = new[] { new { type = "input_text", text } } };

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _transport.Dispose();
    }
}
