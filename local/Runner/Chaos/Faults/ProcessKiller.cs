using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.Environments;
using WhatsAppReplies.Local.Runner.Chaos.Workload;

namespace WhatsAppReplies.Local.Runner.Chaos.Faults;

/// <summary>
/// Fault injection: sends SIGKILL to processes of the function in the middle of their work: right before one of their calls is carried out, right
/// after, or some moment later. The more has been written, the more have to die.
/// </summary>
internal sealed class ProcessKiller(int seed, Bursts bursts, TimeProvider time)
{
    private const double KillsPerBurst = 0.24;
    private const double Occasion = 0.08;
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(1.2);

    private readonly SeededRandom _random = new(seed, "killer");
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _killsOf = new(StringComparer.Ordinal);
    private int _due;
    private int _kills;

    /// <summary>Set as soon as there is something to kill.</summary>
    public LambdaService? Lambda { get; set; }

    public int Kills => Volatile.Read(ref _kills);

    /// <summary>Of one function's processes.</summary>
    public int KillsOf(string functionName)
    {
        lock (_gate) return _killsOf.GetValueOrDefault(functionName);
    }

    public async Task BeforeAsync(string caller)
    {
        if (Victim(caller) is not { } victim) return;
        if (_random.Chance(0.5))
        {
            _ = KillLaterAsync(victim, _random.Between(TimeSpan.Zero, Later));
            return;
        }

        Kill(victim);
        await victim.Gone;
    }

    public async Task AfterAsync(string caller)
    {
        if (Victim(caller) is not { } victim) return;
        Kill(victim);
        await victim.Gone;
    }

    /// <summary>Null: this call's process lives on.</summary>
    private ExecutionEnvironment? Victim(string caller)
    {
        if (Lambda?.Environments.FirstOrDefault(environment => environment.AccessKeyId == caller) is not { IsBusy: true, HasDied: false } environment)
            return null;
        lock (_gate)
        {
            if (_due >= bursts.Begun * KillsPerBurst || !_random.Chance(Occasion)) return null;
            _due++;
            return environment;
        }
    }

    private async Task KillLaterAsync(ExecutionEnvironment victim, TimeSpan delay)
    {
        await Task.Delay(delay, time);
        Kill(victim);
    }

    /// <summary>One that has nothing to do any more, or is dead already, is no kill; another has to die instead.</summary>
    private void Kill(ExecutionEnvironment victim)
    {
        lock (_gate)
        {
            if (!victim.IsBusy || victim.HasDied)
            {
                _due--;
            }
            else
            {
                _kills++;
                _killsOf[victim.FunctionName] = _killsOf.GetValueOrDefault(victim.FunctionName) + 1;
            }
        }

        victim.Kill();
    }
}
