using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;
using WhatsAppReplies.Local.Cloud.Sns;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;

/// <summary>Evaluates the alarms every minute of its clock and tells what changed to the declared topics and functions.</summary>
internal sealed class AlarmService(
    MetricStore metrics, ITopics topics, IAlarmedFunctions functions, string accountId, string region, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly Dictionary<string, Alarm> _alarms = new(StringComparer.Ordinal);
    private readonly List<AlarmTransition> _history = [];
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    /// <summary>After every change of state.</summary>
    public event Action<AlarmTransition>? Changed;

    public IReadOnlyList<Alarm> Alarms
    {
        get
        {
            lock (_gate) return [.. _alarms.Values];
        }
    }

    /// <summary>Every change of state, oldest first.</summary>
    public IReadOnlyList<AlarmTransition> History
    {
        get
        {
            lock (_gate) return [.. _history];
        }
    }

    public Alarm PutAlarm(AlarmDefinition definition)
    {
        var alarm = new Alarm(definition, metrics);
        lock (_gate)
        {
            if (!_alarms.TryAdd(definition.Name, alarm))
                throw new CloudWatchException(CloudWatchException.Exists, $"There is an alarm {definition.Name} already");
        }

        return alarm;
    }

    public Alarm Alarm(string name)
    {
        lock (_gate)
            return _alarms.TryGetValue(name, out var alarm) ? alarm : throw new CloudWatchException(CloudWatchException.NotFound, $"There is no alarm {name}");
    }

    /// <summary>Evaluates at every full minute from now on.</summary>
    public void Start() => _running = RunAsync(_stop.Token);

    /// <summary>Evaluates every alarm as of that time; whoever cannot wait for a minute to be over may name its end.</summary>
    public async Task<IReadOnlyList<AlarmTransition>> EvaluateAsync(DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            List<AlarmTransition> changed = [.. Alarms.Select(alarm => alarm.Evaluate(at)).OfType<AlarmTransition>()];
            lock (_gate) _history.AddRange(changed);
            foreach (var transition in changed) Changed?.Invoke(transition);
            foreach (var transition in changed) await PublishAsync(transition, cancellationToken);
            return changed;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
        _oneAtATime.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var now = clock.GetUtcNow();
                await Task.Delay(Interval - TimeSpan.FromTicks(now.UtcTicks % Interval.Ticks), clock, stop);
                await EvaluateAsync(clock.GetUtcNow(), stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to end.
        }
    }

    private async Task PublishAsync(AlarmTransition transition, CancellationToken cancellationToken)
    {
        if (!transition.Alarm.ActionsEnabled) return;
        var actions = transition.To switch
        {
            AlarmState.Alarm => transition.Alarm.AlarmActions,
            AlarmState.Ok => transition.Alarm.OkActions,
            _ => transition.Alarm.InsufficientDataActions,
        };
        var notification = AlarmNotification.Of(transition, accountId, region);
        foreach (var action in actions)
        {
            if (CloudWatch.Alarms.Alarm.IsFunction(action)) functions.Send(action, transition.Alarm.Arn, AlarmEvent.Of(transition, accountId, region));
            else await topics.PublishAsync(action, notification.Subject, notification.Message, cancellationToken);
        }
    }
}
