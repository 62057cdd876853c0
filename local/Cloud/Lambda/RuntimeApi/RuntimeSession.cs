using System.Text.Json;

namespace WhatsAppReplies.Local.Cloud.Lambda.RuntimeApi;

/// <summary>
/// The conversation with one process: it asks for work, is given one invocation at a time, and posts what became of it.
/// A post that does not fit the state is refused, as on AWS.
/// </summary>
internal sealed class RuntimeSession
{
    public const int MaximumResponseBytes = 6_291_556;

    private const string TooLargeType = "Function.ResponseSizeTooLarge";

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<HandlerOutcome.Error?> _initialized = NewSource<HandlerOutcome.Error?>();
    private TaskCompletionSource<Invocation> _next = NewSource<Invocation>();
    private TaskCompletionSource<HandlerOutcome> _outcome = NewSource<HandlerOutcome>();
    private TaskCompletionSource _free = NewSource();
    private Invocation? _current;
    private State _state = State.Initializing;

    private enum State
    {
        Initializing,
        Waiting,
        Running,
        Answered,
        Broken,
    }

    /// <summary>Null: the runtime asked for work; else the error that it reported of its start.</summary>
    public Task<HandlerOutcome.Error?> Initialized => _initialized.Task;

    /// <summary>Gives the runtime, which must be waiting, its work.</summary>
    /// <returns>What it posts, and the moment at which it asks for more.</returns>
    public (Task<HandlerOutcome> Outcome, Task Free) Begin(Invocation invocation)
    {
        lock (_gate)
        {
            if (_state != State.Waiting) throw new InvalidOperationException($"An environment that is {_state} was given work.");
            _state = State.Running;
            _current = invocation;
            _outcome = NewSource<HandlerOutcome>();
            _free = NewSource();
            _next.SetResult(invocation);
            return (_outcome.Task, _free.Task);
        }
    }

    /// <summary>Null: this is not the time to ask.</summary>
    public async Task<Invocation?> NextAsync(CancellationToken cancellationToken)
    {
        Task<Invocation> next;
        lock (_gate)
        {
            if (_state is State.Running or State.Broken) return null;
            if (_state != State.Waiting)
            {
                _state = State.Waiting;
                _next = NewSource<Invocation>();
            }

            next = _next.Task;
        }

        _initialized.TrySetResult(null);
        _free.TrySetResult();
        return await next.WaitAsync(cancellationToken);
    }

    public RuntimeReply Respond(string requestId, ReadOnlyMemory<byte> payload) => payload.Length <= MaximumResponseBytes
        ? Finish(requestId, new HandlerOutcome.Response(payload), RuntimeReply.Accepted)
        : Finish(requestId, TooLarge(), RuntimeReply.TooLarge);

    public RuntimeReply Fail(string requestId, string type, ReadOnlyMemory<byte> payload) =>
        Finish(requestId, new HandlerOutcome.Error(type, payload), RuntimeReply.Accepted);

    public RuntimeReply FailInit(string type, ReadOnlyMemory<byte> payload)
    {
        lock (_gate)
        {
            if (_state != State.Initializing) return RuntimeReply.WrongState;
            _state = State.Broken;
        }

        _initialized.TrySetResult(new HandlerOutcome.Error(type, payload));
        return RuntimeReply.Accepted;
    }

    private RuntimeReply Finish(string requestId, HandlerOutcome outcome, RuntimeReply reply)
    {
        lock (_gate)
        {
            if (_current is null || _current.RequestId != requestId) return RuntimeReply.UnknownRequest;
            if (_state != State.Running) return RuntimeReply.WrongState;
            _state = State.Answered;
        }

        _outcome.SetResult(outcome);
        return reply;
    }

    private static HandlerOutcome.Error TooLarge() => new(TooLargeType, JsonSerializer.SerializeToUtf8Bytes(new
    {
        errorType = TooLargeType,
        errorMessage = $"Response payload size exceeded maximum allowed payload size ({MaximumResponseBytes} bytes).",
    }));

    private static TaskCompletionSource<T> NewSource<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
