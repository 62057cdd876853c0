namespace App.Tests.Fakes.Calls;

/// <summary>Fault injector: records every call and lets it pass at once, except where a test injects a fault, a pause or a crash.</summary>
internal sealed class FaultInjector : ICallInterceptor
{
    private static readonly Task<CallDecision> Go = Task.FromResult(CallDecision.Go);

    private static readonly Task<CallDecision> Dead = new TaskCompletionSource<CallDecision>().Task;

    private readonly List<(Func<ExternalCall, bool> Matches, CallPhase Phase, Func<Task<CallDecision>> Act, int[] Times)> _rules = [];

    /// <summary>Every call that was made, in order.</summary>
    public List<ExternalCall> Calls { get; } = [];

    public void Throw(Func<ExternalCall, bool> matches, CallPhase phase, Func<Exception> exception, int times = 1) =>
        Do(matches, phase, () => Task.FromException<CallDecision>(exception()), times);

    public void Repeat(Func<ExternalCall, bool> matches) =>
        Do(matches, CallPhase.AfterEffect, () => Task.FromResult(CallDecision.Repeat), 1);

    /// <summary>Something happens at this very moment, then the call goes on.</summary>
    public void At(Func<ExternalCall, bool> matches, CallPhase phase, Action action, int times = 1) =>
        Do(matches, phase, () =>
        {
            action();
            return Go;
        }, times);

    private void Do(Func<ExternalCall, bool> matches, CallPhase phase, Func<Task<CallDecision>> act, int times) =>
        _rules.Add((matches, phase, act, [times]));

    public PausedCall Pause(Func<ExternalCall, bool> matches, CallPhase phase, int times = 1)
    {
        var pause = new PausedCall();
        Do(matches, phase, () => pause.Task, times);
        return pause;
    }

    /// <summary>A process has died, and no other one was started since.</summary>
    public bool HasCrashed { get; private set; }

    public void Restart() => HasCrashed = false;

    /// <summary>The process dies at this point: whatever waited for the call is never continued, and nothing beside it makes another call.</summary>
    public void Crash(Func<ExternalCall, bool> matches, CallPhase phase) =>
        _rules.Add((matches, phase, static () => Dead, [1]));

    public async Task<CallDecision> InterceptAsync(ExternalCall call, CallPhase phase, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (phase == CallPhase.Before)
            Calls.Add(call);

        if (HasCrashed)
            return await Dead;

        foreach (var rule in _rules)
        {
            if (rule.Phase != phase || rule.Times[0] == 0 || !rule.Matches(call))
                continue;

            rule.Times[0]--;
            var act = rule.Act();
            HasCrashed = act == Dead;
            return await (act == Dead ? act : OrCancelledAsync(act, cancellationToken));
        }

        return CallDecision.Go;
    }

    /// <summary>The framework's own would continue on the thread pool.</summary>
    private static async Task<CallDecision> OrCancelledAsync(Task<CallDecision> act, CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource<CallDecision>();
        using var cancellation = cancellationToken.UnsafeRegister((_, token) => cancelled.TrySetCanceled(token), null);
        return await await Task.WhenAny(act, cancelled.Task);
    }
}
