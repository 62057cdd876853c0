using System.Reflection;

namespace Pulumi;

/// <summary>What went wrong in a run: its first failure, and what the program logged as an error.</summary>
internal sealed class ErrorList
{
    private readonly Lock _lock = new();
    private readonly List<string> _messages = [];

    public void Add(string message)
    {
        lock (_lock) _messages.Add(message);
    }

    public void Add(Exception reason)
    {
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
