namespace WhatsAppReplies.Local.Providers.Faults;

/// <summary>
/// What goes wrong, and when. The queue of next outcomes is asked first, then the rules in the order in which they were added;
/// a call that nothing applies to goes well.
/// </summary>
internal sealed class FaultScript<TCall, TFault>
    where TFault : class
{
    private readonly Lock _gate = new();
    private readonly Queue<TFault?> _next = new();
    private readonly List<FaultRule<TCall, TFault>> _rules = [];
    private int _applied;

    /// <summary>How many calls got a fault.</summary>
    public int Applied => Volatile.Read(ref _applied);

    /// <summary>The next calls get these, one each; null lets a call pass.</summary>
    public void Next(params IReadOnlyList<TFault?> faults)
    {
        lock (_gate)
        {
            foreach (var fault in faults)
            {
                _next.Enqueue(fault);
            }
        }
    }

    /// <summary>The first <paramref name="times"/> calls that fit.</summary>
    public void When(Func<TCall, bool> fits, TFault fault, int times = int.MaxValue) =>
        Add(new FaultRule<TCall, TFault>(fits, _ => fault, times));

    /// <summary>The same, with a fault made for the call.</summary>
    public void When(Func<TCall, bool> fits, Func<TCall, TFault> fault, int times = int.MaxValue) =>
        Add(new FaultRule<TCall, TFault>(fits, fault, times));

    /// <summary>One call in so many, drawn from a seed.</summary>
    public void Sometimes(double probability, int seed, params IReadOnlyList<TFault> faults)
    {
        ArgumentOutOfRangeException.ThrowIfZero(faults.Count);
        var random = new Random(seed);
        Add(new FaultRule<TCall, TFault>(
            _ => random.NextDouble() < probability,
            _ => faults[random.Next(faults.Count)],
            int.MaxValue));
    }

    /// <summary>Everything goes well from now on.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _next.Clear();
            _rules.Clear();
        }
    }

    public TFault? Decide(TCall call)
    {
        TFault? fault;
        lock (_gate)
        {
            if (!_next.TryDequeue(out fault))
            {
                fault = _rules.Find(rule => rule.Takes(call))?.FaultFor(call);
            }
        }

        if (fault is not null)
        {
            Interlocked.Increment(ref _applied);
        }

        return fault;
    }

    private void Add(FaultRule<TCall, TFault> rule)
    {
        lock (_gate)
        {
            _rules.Add(rule);
        }
    }
}
