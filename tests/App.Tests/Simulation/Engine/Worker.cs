namespace App.Tests.Simulation.Engine;

/// <summary>
/// One invocation of the function as a process: everything that it does happens inside <see cref="Run"/>, so that it can be stopped for ever
/// (it died) or for a while (it stalled) between any two steps.
/// </summary>
internal sealed class Worker
{
    private readonly SimulationContext _context;
    private readonly List<Action> _deferred = [];
    private readonly WorkerContext? _ownContext;
    private Action _died = () => { };

    public Worker(SimulationContext context, string name, TimeSpan skew, bool isInbound = false)
    {
        _context = context;
        _ownContext = isInbound ? new WorkerContext(context.Timeline, this) : null;
        Name = name;
        Skew = skew;
        Time = new WorkerTime(context.Timeline, this);
    }

    public string Name { get; }

    /// <summary>
    /// A process of the inbound function, which answers one request after the other; else one of the function that replies, with one trigger.
    /// </summary>
    public bool IsInbound => _ownContext is not null;

    /// <summary>How far its wall clock is off.</summary>
    public TimeSpan Skew { get; set; }

    public WorkerTime Time { get; }

    public bool IsDead { get; private set; }

    public bool HasEnded { get; private set; }

    public bool IsAlive => !IsDead && !HasEnded;

    /// <summary>When the platform ends it, in true time.</summary>
    public TimeSpan Deadline { get; set; }

    public TimeSpan StartedAt { get; set; }

    /// <summary>Messages that it has read while they had at least a minute to live.</summary>
    public HashSet<string> Read { get; } = [];

    /// <summary>It was kept from reading what is staged, or from putting off its end.</summary>
    public bool CouldNotKeep { get; set; }

    /// <summary>Whose trigger it has; nothing where it is of the inbound function.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Of its message, as the queue told it.</summary>
    public int ReceiveCount { get; init; }

    public TimeSpan TimeLeft => Deadline - _context.Timeline.Now;

    /// <summary>It has told the queue when its message is to come back; before that the queue's own timeout counts.</summary>
    public bool HasChangedVisibility { get; set; }

    /// <summary>When its newest claim ends, if it is not renewed, in true time.</summary>
    public TimeSpan? LeaseEnds { get; set; }

    /// <summary>Until its claim ends; its invocation's end where it has none.</summary>
    public TimeSpan LeaseLeft => (LeaseEnds is { } end && end < Deadline ? end : Deadline) - _context.Timeline.Now;

    /// <summary>Of its newest claim that was granted.</summary>
    public string? Token { get; set; }

    /// <summary>What happened to it that allows it to leave its trigger unfinished.</summary>
    public string? Disturbance { get; private set; }

    /// <summary>The last write to the conversation did not get an ordinary answer.</summary>
    public bool LastWriteFailed { get; set; }

    /// <summary>It could not take back on the record that its trigger is tried again.</summary>
    public bool CouldNotGiveUp { get; set; }

    /// <summary>The tables whose part of a batch the service leaves undone for this worker, from now on.</summary>
    public HashSet<string> Unprocessed { get; } = [];

    public bool IsStalled { get; private set; }

    /// <summary>Another worker's claim that it found on the record.</summary>
    public string? BlockedBy { get; set; }

    /// <summary>The status that it left on the conversation with the end of its last claim, where it was another one before.</summary>
    public string? LeftStatus { get; set; }

    /// <summary>The status that stood on the conversation when its last claim had ended.</summary>
    public string? EndedClaimWith { get; set; }

    /// <summary>The record tells its claim that a later receive of its message, the last one, is over.</summary>
    public bool FoundTheLastReceiveOver { get; set; }

    /// <summary>What was waited for, each forgotten when it is over.</summary>
    public Dictionary<object, CallPlan> Plans { get; } = new(ReferenceEqualityComparer.Instance);

    public void Disturb(string how) => Disturbance ??= how;

    /// <summary>Another invocation of the same process.</summary>
    /// <param name="deadline">When the platform ends it, in true time.</param>
    /// <param name="died">Told when the process does not live to answer it.</param>
    public void Begin(TimeSpan deadline, Action died) =>
        (StartedAt, Deadline, Disturbance, _died) = (_context.Timeline.Now, deadline, null, died);

    public void Die()
    {
        IsDead = true;
        _died();
    }

    public void End() => HasEnded = true;

    /// <summary>Pauses the process for a while, or until it is woken.</summary>
    public void Stall(TimeSpan duration)
    {
        IsStalled = true;
        _context.Timeline.After(duration, Wake);
    }

    /// <summary>What came due while the worker was stalled happens now, in a random order.</summary>
    public void Wake()
    {
        if (!IsStalled)
            return;

        IsStalled = false;
        _context.Note($"{this} moves again");
        foreach (var action in _deferred)
            Post(_context.Timeline.Now + TimeSpan.FromMicroseconds(_context.Random.Next(500)), action);
        _deferred.Clear();
    }

    public void Post(TimeSpan due, Action action) => _context.Timeline.At(due, () => Run(action));

    public void Run(Action action)
    {
        if (IsDead)
            return;

        if (IsStalled)
        {
            _deferred.Add(action);
            return;
        }

        RunAnyway(action);
    }

    /// <summary>For what happens outside the process on its behalf: the network and the service do not stand still with it.</summary>
    public void RunAnyway(Action action)
    {
        var (before, outer) = (_context.Acting, SynchronizationContext.Current);
        _context.Acting = this;
        SynchronizationContext.SetSynchronizationContext(_ownContext);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
            _context.Acting = before;
        }
    }

    public override string ToString() => Name;
}
