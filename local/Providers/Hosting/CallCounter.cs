using System.Collections.Concurrent;

namespace WhatsAppReplies.Local.Providers.Hosting;

/// <summary>How often each endpoint was called.</summary>
internal sealed class CallCounter<TEndpoint>
    where TEndpoint : struct, Enum
{
    private readonly ConcurrentDictionary<TEndpoint, int> _calls = new();

    public int this[TEndpoint endpoint] => _calls.GetValueOrDefault(endpoint);

    /// <summary>All calls with good credentials.</summary>
    public Tally Total { get; } = new();

    /// <summary>Calls that were turned away for their credentials; no part of the total.</summary>
    public Tally Refused { get; } = new();

    /// <summary>The number of this call, from 1, over all endpoints.</summary>
    public int Count(TEndpoint endpoint)
    {
        _calls.AddOrUpdate(endpoint, 1, (_, count) => count + 1);
        return Total.Add();
    }
}
