using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;
using WhatsAppReplies.Local.Tests.Lambda;
using WhatsAppReplies.Local.Tests.Time;
using Mapping = WhatsAppReplies.Local.Cloud.Lambda.EventSources.EventSourceMapping;

namespace WhatsAppReplies.Local.Tests.EventSourceMapping;

/// <summary>A mapping whose function answers what the test says, when the test says.</summary>
internal sealed class MappingHost : IAsyncDisposable
{
    private readonly Channel<Call> _calls = Channel.CreateUnbounded<Call>();
    private readonly Channel<BatchSettlement> _settled = Channel.CreateUnbounded<BatchSettlement>();
    private readonly ConcurrentDictionary<Call, bool> _open = new();

    public MappingHost(MappingDefinition? definition = null)
    {
        Mapping = new Mapping(definition ?? Definition, Queue.Settings, Queue, InvokeAsync, TimeSpan.FromSeconds(20), Clock);
        Mapping.Settled += settlement => Assert.True(_settled.Writer.TryWrite(settlement));
        Mapping.Failed += Failures.Enqueue;
    }

    public static MappingDefinition Definition => new()
    {
        Id = "mapping",
        FunctionName = "function",
        QueueArn = FakeMappingQueue.Arn,
        QueueUrl = "http://127.0.0.1/123456789012/triggers",
        BatchSize = 1,
        ReportsBatchItemFailures = true,
    };

    public ManualClock Clock { get; } = new();

    public FakeMappingQueue Queue { get; } = new();

    public Mapping Mapping { get; }

    public ConcurrentQueue<Exception> Failures { get; } = new();

    public int Running => _open.Count;

    public static InvokeResult Returned(string payload) => new InvokeResult.Returned("request", System.Text.Encoding.UTF8.GetBytes(payload));

    public static InvokeResult Error() => new InvokeResult.FunctionError("request", "Some.Error", "{}"u8.ToArray());

    public async Task<Call> NextCallAsync()
    {
        using var guard = new CancellationTokenSource(LambdaHost.Guard);
        return await _calls.Reader.ReadAsync(guard.Token);
    }

    public async Task<BatchSettlement> NextSettledAsync()
    {
        using var guard = new CancellationTokenSource(LambdaHost.Guard);
        return await _settled.Reader.ReadAsync(guard.Token);
    }

    public async ValueTask DisposeAsync()
    {
        var ended = Mapping.DisposeAsync().AsTask();
        _calls.Writer.Complete();
        foreach (var call in _open.Keys) call.Answer(Returned("null"));
        await ended.WaitAsync(LambdaHost.Guard);
    }

    private async Task<InvokeResult> InvokeAsync(ReadOnlyMemory<byte> payload)
    {
        var call = new Call(JsonNode.Parse(payload.Span)!);
        _open[call] = true;
        // Nobody waits for calls at the end of a test.
        if (!_calls.Writer.TryWrite(call)) call.Answer(Returned("null"));
        var result = await call.Answered;
        _open.TryRemove(call, out _);
        return result;
    }

    internal sealed class Call(JsonNode payload)
    {
        private readonly TaskCompletionSource<InvokeResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<InvokeResult> Answered => _answer.Task;

        public JsonNode Event => payload;

        public IEnumerable<string> Ids => payload["Records"]!.AsArray().Select(record => (string)record!["messageId"]!);

        public void Answer(InvokeResult result) => _answer.TrySetResult(result);
    }
}
