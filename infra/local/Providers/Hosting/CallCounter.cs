using System.Collections.Concurrent;

namespace WhatsAppReplies.Local.Providers.Hosting;

/// <summary>How often each endpoint was called.</summary>
internal sealed class CallCounter<TEndpoint>
    where TEndpoint : struct, Enum
{
    private readonly ConcurrentDictionary<TEndpoint, int> _calls = new();
    private int _total;
    private int _refused;

    public int this[TEndpoint endpoint] => _calls.GetValueOrDefault(endpoint);

    public int Total => Volatile.Read(ref _total);

    /// <summary>Calls that were turned away for their credentials; no part of the others.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>The number of this call, from 1, over all endpoints.</summary>
    public int Count(TEndpoint endpoint)
    {
        _calls.AddOrUpdate(endpoint, 1, (_, count) => count + 1);
        return Interlocked.Increment(ref _total);
    }

    public void CountRefused() => Interlocked.Increment(ref _refused);
}
