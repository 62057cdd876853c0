using System.Collections.Concurrent;
using WhatsAppReplies.Local.Deploy;

namespace WhatsAppReplies.Local.Sqs;

/// <summary>The declared queues.</summary>
internal sealed class QueueRegistry
{
    private readonly ConcurrentDictionary<string, DeclaredQueue> _byArn = new(StringComparer.Ordinal);

    public IReadOnlyCollection<DeclaredQueue> Queues => [.. _byArn.Values];

    public void Add(DeclaredQueue queue) => _byArn[queue.Arn] = queue;

    public DeclaredQueue? ByUrl(string url) => _byArn.Values.FirstOrDefault(queue => queue.Url == url);

    public DeclaredQueue RequireQueue(Declared declared, string property, string arn) =>
        _byArn.TryGetValue(arn, out var queue) ? queue : throw declared.Wrong(property, $"there is no queue {arn}");

    public DeclaredQueue RequireUrl(Declared declared, string property) =>
        declared.Text(property) is var url && ByUrl(url) is { } queue ? queue : throw declared.Wrong(property, "there is no queue of that URL");
}
