namespace App.Tests.Fakes.Calls;

/// <summary>Lets everything pass at once and remembers it; single faults can be put in its way.</summary>
internal sealed class OpenGate : ICallGate
{
    private static readonly Task<CallVerdict> Go = Task.FromResult(CallVerdict.Go);

    private static readonly Task<CallVerdict> Dead = new TaskCompletionSource<CallVerdict>().Task;

    private readonly List<(Func<ExternalCall, bool> Matches, CallPhase Phase, Func<Task<CallVerdict>> Act, int[] Times)> _rules = [];

    /// <summary>Every call that was made, in order.</summary>
    public List<ExternalCall> Calls { get; } = [];

    public void Throw(Func<ExternalCall, bool> matches, CallPhase phase, Func<Exception> exception, int times = 1) =>
        Do(matches, phase, () => Task.FromException<CallVerdict>(exception()), times);

    public void Repeat(Func<ExternalCall, bool> matches) =>
        Do(matches, CallPhase.AfterEffect, () => Task.FromResult(CallVerdict.Repeat), 1);

    /// <summary>Something happens at this very moment, then the call goes on.</summary>
    public void At(Func<ExternalCall, bool> matches, CallPhase phase, Action action, int times = 1) =>
        Do(matches, phase, () =>
        {
            action();
            return Go;
        }, times);

    private void Do(Func<ExternalCall, bool> matches, CallPhase phase, Func<Task<CallVerdict>> act, int times) =>
        _rules.Add((matches, phase, act, [times]));

    public Pause Pause(Func<ExternalCall, bool> matches, CallPhase phase, int times = 1)
    {
        var pause = new Pause();
        Do(matches, phase, () => pause.Task, times);
        return pause;
    }

    /// <summary>The process dies at this point: whatever waited for the call is never continued.</summary>
    public void Crash(Func<ExternalCall, bool> matches, CallPhase phase) =>
        _rules.Add((matches, phase, static () => Dead, [1]));

    public async Task<CallVerdict> PassAsync(ExternalCall call, CallPhase phase, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (phase == CallPhase.Before)
            Calls.Add(call);

        foreach (var rule in _rules)
        {
            if (rule.Phase != phase || rule.Times[0] == 0 || !rule.Matches(call))
                continue;

            rule.Times[0]--;
            var act = rule.Act();
            return await (act == Dead ? act : OrCancelledAsync(act, cancellationToken));
        }

        return CallVerdict.Go;
    }

    /// <summary>The framework's own would continue on the thread pool.</summary>
    private static async Task<CallVerdict> OrCancelledAsync(Task<CallVerdict> act, CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource<CallVerdict>();
        using var cancellation = cancellationToken.UnsafeRegister((_, token) => cancelled.TrySetCanceled(token), null);
        return await await Task.WhenAny(act, cancelled.Task);
    }
}
