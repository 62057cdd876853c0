using App.Tests.Fakes.Calls;

namespace App.Tests.Simulation.Engine;

/// <summary>Somebody waiting at the gate. Whoever lets it pass runs what it does next.</summary>
internal sealed class Passage
{
    private readonly TaskCompletionSource<CallVerdict> _completion = new();
    private readonly CancellationTokenRegistration _cancellation;

    public Passage(CancellationToken cancellationToken) =>
        _cancellation = cancellationToken.UnsafeRegister(static (state, token) => ((Passage)state!)._completion.TrySetCanceled(token), this);

    public Task<CallVerdict> Task => _completion.Task;

    public bool IsOver => _completion.Task.IsCompleted;

    public void Pass(CallVerdict verdict)
    {
        _cancellation.Unregister();
        _completion.TrySetResult(verdict);
    }

    public void Fail(Exception exception)
    {
        _cancellation.Unregister();
        _completion.TrySetException(exception);
    }
}
