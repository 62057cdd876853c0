using System.Reflection;

namespace Pulumi;

/// <summary>What went wrong in a run, each mistake once.</summary>
internal sealed class ErrorList
{
    private readonly Lock _lock = new();
    private readonly List<string> _messages = [];
    private readonly HashSet<Exception> _reported = new(ReferenceEqualityComparer.Instance);

    public void Add(string message)
    {
        lock (_lock) _messages.Add(message);
    }

    /// <summary>A failed resource fails all that waits for it with the same exception, which is still one mistake.</summary>
    public void Add(Exception reason)
    {
        lock (_lock)
        {
            if (!_reported.Add(reason)) return;
        }

        Add(reason switch
        {
            RunException => reason.Message,
            ResourceException { HideStack: true } => reason.Message,
            ResourceException => reason.ToString(),
            _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{reason}",
        });
    }

    public void ThrowIfAny()
    {
        lock (_lock)
        {
            if (_messages is [var only]) throw new RunException(only);
            if (_messages.Count > 1) throw new AggregateException(_messages.Select(message => new RunException(message)));
        }
    }
}
