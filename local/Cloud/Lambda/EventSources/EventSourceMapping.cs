namespace WhatsAppReplies.Local.Cloud.Lambda.EventSources;

/// <summary>
/// Polls the queue and hands batches to the function; deletes what the function has done and leaves everything else to the
/// queue, whose visibility timeout brings it back.
/// </summary>
internal sealed class EventSourceMapping : IAsyncDisposable
{
    private const int AccountMaximum = 1000;

    private static readonly TimeSpan ThrottleRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PollRetry = TimeSpan.FromSeconds(1);

    private readonly IMappingQueue _queue;
    private readonly Func<ReadOnlyMemory<byte>, Task<InvokeResult>> _invoke;
    private readonly TimeSpan _visibility;
    private readonly TimeProvider _clock;
    private readonly BatchCollector _collector;
    private readonly PollingScale _scale;
    private readonly CancellationTokenSource _stop = new();
    private readonly HashSet<Task> _batches = [];
    private readonly Lock _switch = new();
    private Task _polling = Task.CompletedTask;
    private bool _isOn;

    public EventSourceMapping(
        MappingDefinition definition,
        QueueSettings settings,
        IMappingQueue queue,
        Func<ReadOnlyMemory<byte>, Task<InvokeResult>> invoke,
        TimeSpan longPoll,
        TimeProvider clock)
    {
        Definition = definition;
        _queue = queue;
        _invoke = invoke;
        _visibility = settings.VisibilityTimeout;
        _clock = clock;
        _collector = new BatchCollector(definition, queue, longPoll, clock);
        _scale = new PollingScale(definition.MaximumConcurrency ?? AccountMaximum, clock);
    }

    /// <summary>Before the function is given a batch.</summary>
    public event Action<IReadOnlyList<QueueMessage>>? Received;

    /// <summary>After every batch.</summary>
    public event Action<BatchSettlement>? Settled;

    /// <summary>The queue could not be asked, or a batch could not be finished; polling goes on.</summary>
    public event Action<Exception>? Failed;

    public MappingDefinition Definition { get; }

    /// <summary>A queue delivers at least once: a batch for which this says so is handed to the function twice at the same time.</summary>
    public Func<IReadOnlyList<QueueMessage>, bool> DeliverTwice { get; set; } = _ => false;

    /// <summary>
    /// Whoever looks into a queue receives its messages too, and so does a mapping whose function is throttled until they go back: a batch for which
    /// this says so was received, and the function never sees it. What brings it back is up to whoever asked.
    /// </summary>
    public Func<IReadOnlyList<QueueMessage>, bool> GoesUnseen { get; set; } = _ => false;

    public int Concurrency => _scale.Limit;

    /// <summary>In Lambda's words: what is being asked of the queue when it is switched off ends first.</summary>
    public string State
    {
        get
        {
            lock (_switch) return _isOn ? "Enabled" : _polling.IsCompleted ? "Disabled" : "Disabling";
        }
    }

    /// <summary>Polls from now on, or goes on polling.</summary>
    public void Start()
    {
        lock (_switch)
        {
            _isOn = true;
            if (_polling.IsCompleted) _polling = PollAsync(_stop.Token);
        }
    }

    /// <summary>Asks the queue no more; what it still gives is handed over.</summary>
    public void SwitchOff()
    {
        lock (_switch) _isOn = false;
    }

    /// <summary>Ends polling and waits for the batches under way.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _polling;
        List<Task> batches;
        lock (_batches) batches = [.. _batches];
        await Task.WhenAll(batches);
        _stop.Dispose();
    }

    private async Task PollAsync(CancellationToken stop)
    {
        try
        {
            while (Volatile.Read(ref _isOn))
            {
                await _scale.TakeAsync(stop);
                var batch = await CollectAsync(stop);
                if (batch.Count == 0 || GoesUnseen(batch))
                {
                    _scale.Release();
                    continue;
                }

                Received?.Invoke(batch);
                var received = _clock.GetTimestamp();
                if (DeliverTwice(batch))
                {
                    await _scale.TakeAsync(stop);
                    Track(HandleAsync(batch, received));
                }

                Track(HandleAsync(batch, received));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to end.
        }
    }

    private async Task<IReadOnlyList<QueueMessage>> CollectAsync(CancellationToken stop)
    {
        try
        {
            return await _collector.CollectAsync(stop);
        }
        catch (Exception unreachable) when (!stop.IsCancellationRequested)
        {
            Failed?.Invoke(unreachable);
            await Task.Delay(PollRetry, _clock, stop);
            return [];
        }
    }

    private async Task HandleAsync(IReadOnlyList<QueueMessage> batch, long received)
    {
        try
        {
            var result = await InvokeAsync(batch, received);
            var verdict = BatchAnswer.Read(Definition, batch, result);
            // With partial answers AWS does not slow down: the function says itself what failed.
            if (result is not InvokeResult.Returned && !Definition.ReportsBatchItemFailures) _scale.BackOff();
            var undeleted = verdict.Done.Count == 0 ? [] : await _queue.DeleteAsync(verdict.Done);
            Settled?.Invoke(new BatchSettlement(batch, result, verdict, undeleted));
        }
        catch (Exception unfinished)
        {
            // While everything ends, an invocation that finds no environment is no news.
            if (!_stop.IsCancellationRequested) Failed?.Invoke(unfinished);
        }
        finally
        {
            _scale.Release();
        }
    }

    // A throttled batch is tried again for as long as its messages belong to us.
    private async Task<InvokeResult> InvokeAsync(IReadOnlyList<QueueMessage> batch, long received)
    {
        var payload = SqsEvent.Write(batch, Definition.QueueArn);
        while (true)
        {
            var result = await _invoke(payload);
            if (result is not InvokeResult.Throttled || _clock.GetElapsedTime(received) + ThrottleRetry >= _visibility) return result;
            await Task.Delay(ThrottleRetry, _clock, _stop.Token);
        }
    }

    private void Track(Task batch)
    {
        lock (_batches) _batches.Add(batch);
        _ = batch.ContinueWith(
            done =>
            {
                lock (_batches) _batches.Remove(done);
            },
            TaskScheduler.Default);
    }
}
