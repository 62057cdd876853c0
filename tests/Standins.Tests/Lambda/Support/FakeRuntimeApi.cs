using System.Threading.Channels;
using Tests.Support.Loopback;

namespace Standins.Tests.Lambda.Support;

/// <summary>The service's side of the Runtime API: hands out invocations and keeps what comes back.</summary>
internal sealed class FakeRuntimeApi : IAsyncDisposable
{
    private const string Root = "/2018-06-01/runtime/";

    private static readonly Answer Accepted = new(202, """{"status":"OK"}""");

    private readonly Channel<ScriptedInvocation> _invocations = Channel.CreateUnbounded<ScriptedInvocation>();
    private readonly Channel<ReceivedRequest> _posts = Channel.CreateUnbounded<ReceivedRequest>();
    private LoopbackServer? _server;

    private FakeRuntimeApi()
    {
    }

    public string Endpoint => _server!.Address.Authority;

    public int Asked => _server!.Requests.Count(r => r.Target == Root + "invocation/next");

    /// <summary>What a handed-in result is answered with.</summary>
    public Answer ToAResponse { get; set; } = Accepted;

    /// <summary>What a reported error is answered with.</summary>
    public Answer ToAnError { get; set; } = Accepted;

    public static async Task<FakeRuntimeApi> StartAsync(params ScriptedInvocation[] invocations)
    {
        var api = new FakeRuntimeApi();
        foreach (var invocation in invocations)
        {
            api._invocations.Writer.TryWrite(invocation);
        }

        api._server = await LoopbackServer.StartAsync(api.AnswerAsync);
        return api;
    }

    /// <summary>The next answer or error that the function hands in.</summary>
    public async Task<ReceivedRequest> NextPostAsync() =>
        await _posts.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task<Answer> AnswerAsync(ReceivedRequest request, CancellationToken gone)
    {
        if (request is { Method: "GET", Target: Root + "invocation/next" })
        {
            var invocation = await _invocations.Reader.ReadAsync(gone);
            return new Answer(200, invocation.Event) { Headers = invocation.Headers };
        }

        _posts.Writer.TryWrite(request);
        return request.Target.EndsWith("/response", StringComparison.Ordinal) ? ToAResponse : ToAnError;
    }
}
