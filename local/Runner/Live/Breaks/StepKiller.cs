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

    public async Task<bool> BeforeAsync(string service, string operation, ReadOnlyMemory<byte> request, string caller) =>
        !await KillsAsync(service, operation, request, caller, isBefore: true);

    public Task AfterAsync(string service, string operation, ReadOnlyMemory<byte> request, string caller) =>
        KillsAsync(service, operation, request, caller, isBefore: false);

    private async Task<bool> KillsAsync(string service, string operation, ReadOnlyMemory<byte> request, string caller, bool isBefore)
    {
        if (_armed is not { } point || Machine is not var (lambda, reader)) return false;
        if (reader.Read(service, operation, request) is not { } step || !point.IsAt(step, isBefore)) return false;
        if (lambda.Environments.FirstOrDefault(environment => environment.AccessKeyId == caller) is not { IsBusy: true, HasDied: false } victim) return false;
        if (Interlocked.CompareExchange(ref _armed, null, point) != point) return false;

        victim.Kill();
        await victim.Gone;
        Killed?.Invoke(point, step, caller);
        return true;
    }
}
