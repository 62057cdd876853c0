using System.Collections.Concurrent;

namespace WhatsAppReplies.Local.Runner.Chaos;

/// <summary>How often each thing happened.</summary>
internal sealed class Counts
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public int this[string what] => _counts.GetValueOrDefault(what);

    public IReadOnlyList<(string What, int Times)> All =>
        [.. _counts.Where(pair => pair.Value > 0).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value))];

    public int Sum(string prefix) => All.Where(count => count.What.StartsWith(prefix, StringComparison.Ordinal)).Sum(count => count.Times);

    public void Add(string what, int times = 1) => _counts.AddOrUpdate(what, times, (_, before) => before + times);
}
