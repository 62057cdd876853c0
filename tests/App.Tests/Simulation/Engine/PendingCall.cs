using App.Tests.Fakes.Calls;

namespace App.Tests.Simulation.Engine;

/// <summary>Pending call that waits for the network. Whoever completes it runs what its worker does next.</summary>
internal sealed class PendingCall
{
    private readonly TaskCompletionSource<CallDecision> _completion = new();
    private readonly CancellationTokenRegistration _cancellation;

    public PendingCall(CancellationToken cancellationToken) =>
        _cancellation = cancellationToken.UnsafeRegister(static (state, token) => ((PendingCall)state!)._completion.TrySetCanceled(token), this);

    public Task<CallDecision> Task => _completion.Task;

    public bool IsOver => _completion.Task.IsCompleted;

    public void Pass(CallDecision decision)
    {
        _cancellation.Unregister();
        _completion.TrySetResult(decision);
    }

    public void Fail(Exception exception)
    {
        _cancellation.Unregister();
        _completion.TrySetException(exception);
    }
}
