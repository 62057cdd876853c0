using System.Collections.Concurrent;
using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Logs;

/// <summary>
/// CloudWatch Logs: groups exist because they were declared; what arrives in one is kept, written to its file, searched for
/// embedded metrics and run through the group's metric filters.
/// </summary>
internal sealed class LogService(string directory, MetricStore metrics, TimeProvider clock) : IDisposable
{
    // AWS's quotas: filters on a group, and the size of one event.
    private const int MaximumFilters = 100;
    private const int MaximumEventBytes = 1024 * 1024;

    private readonly ConcurrentDictionary<string, LogGroup> _groups = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Group, string Name), MetricFilter> _filters = new();

    public IReadOnlyCollection<string> GroupNames => [.. _groups.Keys];

    public bool Exists(string group) => _groups.ContainsKey(group);

    public LogGroup CreateGroup(LogGroupDefinition definition)
    {
        LogGroupRules.Check(definition);
        var group = new LogGroup(definition, new LogFile(directory, definition.Name), clock);
        if (!_groups.TryAdd(definition.Name, group))
        {
            group.Dispose();
            throw new CloudWatchException(CloudWatchException.Exists, $"The specified log group already exists: {definition.Name}");
        }

        group.Listen(logged => EmbeddedMetrics.Extract(logged, metrics));
        return group;
    }

    public LogGroup Group(string name) =>
        _groups.TryGetValue(name, out var group)
            ? group
            : throw new CloudWatchException(CloudWatchException.NotFound, $"The specified log group does not exist: {name}");

    public void PutEvent(string group, string stream, string message)
    {
        var bytes = System.Text.Encoding.UTF8.GetByteCount(message);
        if (bytes > MaximumEventBytes)
            throw new CloudWatchException(CloudWatchException.InvalidParameter, $"Log event too large: {bytes} bytes exceeds limit of {MaximumEventBytes}");

        Group(group).Put(new LogEvent(group, stream, clock.GetUtcNow(), message));
    }

    public MetricFilter PutMetricFilter(MetricFilterDefinition definition)
    {
        var group = Group(definition.LogGroupName);
        if (_filters.Keys.Count(key => key.Group == definition.LogGroupName) >= MaximumFilters)
            throw new CloudWatchException(CloudWatchException.LimitExceeded, $"{definition.LogGroupName} already has {MaximumFilters} metric filters");

        var filter = new MetricFilter(definition, metrics);
        if (!_filters.TryAdd((definition.LogGroupName, definition.Name), filter))
            throw new CloudWatchException(CloudWatchException.Exists, $"{definition.LogGroupName} already has a metric filter {definition.Name}");

        group.Listen(filter.Read);
        return filter;
    }

    public void Dispose()
    {
        foreach (var group in _groups.Values) group.Dispose();
    }
}
