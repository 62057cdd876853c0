namespace WhatsAppReplies.Local.Cloud.CloudWatch.Logs;

/// <summary>One log group: its streams, its events in the order in which they arrived, and who listens.</summary>
internal sealed class LogGroup : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<LogEvent> _events = [];
    private readonly HashSet<string> _streams = [];
    private readonly List<Action<LogEvent>> _listeners = [];
    private readonly LogFile _file;
    private readonly TimeProvider _clock;

    public LogGroup(LogGroupDefinition definition, LogFile file, TimeProvider clock)
    {
        Definition = definition;
        _file = file;
        _clock = clock;
    }

    public LogGroupDefinition Definition { get; }

    /// <summary>What can still be read: events past the retention are gone.</summary>
    public IReadOnlyList<LogEvent> Events
    {
        get
        {
            lock (_gate)
            {
                if (Definition.RetentionDays is { } days)
                {
                    var oldest = _clock.GetUtcNow() - TimeSpan.FromDays(days);
                    _events.RemoveAll(logged => logged.Timestamp < oldest);
                }

                return [.. _events];
            }
        }
    }

    public IReadOnlyList<string> Streams
    {
        get
        {
            lock (_gate) return [.. _streams];
        }
    }

    public void CreateStream(string stream)
    {
        lock (_gate)
        {
            if (!_streams.Add(stream))
                throw new CloudWatchException(CloudWatchException.Exists, $"The specified log stream already exists: {stream}");
        }
    }

    public void Put(LogEvent logged)
    {
        lock (_gate)
        {
            if (!_streams.Contains(logged.Stream))
                throw new CloudWatchException(CloudWatchException.NotFound, $"The specified log stream does not exist: {logged.Stream}");

            _events.Add(logged);
            _file.Append(logged);
            foreach (var listener in _listeners) listener(logged);
        }
    }

    /// <summary>Called for every event that arrives from now on, in order; must not log into the same group.</summary>
    public void Listen(Action<LogEvent> listener)
    {
        lock (_gate) _listeners.Add(listener);
    }

    /// <summary>The listener is called no more.</summary>
    public void StopListening(Action<LogEvent> listener)
    {
        lock (_gate) _listeners.Remove(listener);
    }

    /// <summary>The first event, past or to come, that the condition holds for.</summary>
    public async Task<LogEvent> WaitForAsync(Func<LogEvent, bool> condition, CancellationToken cancellationToken)
    {
        var found = new TaskCompletionSource<LogEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(LogEvent logged)
        {
            if (condition(logged)) found.TrySetResult(logged);
        }

        lock (_gate)
        {
            _listeners.Add(Look);
            foreach (var logged in _events) Look(logged);
        }

        try
        {
            return await found.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            StopListening(Look);
        }
    }

    public void Dispose()
    {
        lock (_gate) _file.Dispose();
    }
}
