using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Runner.Live.Steps;

namespace WhatsAppReplies.Local.Runner.Live.Breaks;

/// <summary>Fault injection: the next worker that comes to the chosen moment is killed there with SIGKILL, and is gone before anything else happens.</summary>
internal sealed class StepKiller : IStepGuard
{
    private volatile KillPoint? _armed;

    /// <summary>Set as soon as there is something to kill.</summary>
    public (LambdaService Lambda, StepReader Reader)? Machine { get; set; }

    /// <summary>After a kill: where, and whose the call was.</summary>
    public event Action<KillPoint, Step, string>? Killed;

    public KillPoint? Armed => _armed;

    /// <param name="point">Null: nobody is killed any more.</param>
    public void Arm(KillPoint? point) => _armed = point;

    public Task BeforeAsync(string service, string operation, ReadOnlyMemory<byte> request, string caller) => PassAsync(service, operation, request, caller, isBefore: true);

    public Task AfterAsync(string service, string operation, ReadOnlyMemory<byte> request, string caller) => PassAsync(service, operation, request, caller, isBefore: false);

    private async Task PassAsync(string service, string operation, ReadOnlyMemory<byte> request, string caller, bool isBefore)
    {
        if (_armed is not { } point || Machine is not var (lambda, reader)) return;
        if (reader.Read(service, operation, request) is not { } step || !point.IsAt(step, isBefore)) return;
        if (lambda.Environments.FirstOrDefault(environment => environment.AccessKeyId == caller) is not { IsBusy: true, HasDied: false } victim) return;
        if (Interlocked.CompareExchange(ref _armed, null, point) != point) return;

        victim.Kill();
        await victim.Gone;
        Killed?.Invoke(point, step, caller);
    }
}
