using System.Collections.Concurrent;

namespace WhatsAppReplies.Local.Cloud.Sqs;

/// <summary>The declared queues.</summary>
internal sealed class QueueRegistry
{
    private readonly ConcurrentDictionary<string, DeclaredQueue> _byArn = new(StringComparer.Ordinal);

    public IReadOnlyCollection<DeclaredQueue> Queues => [.. _byArn.Values];

    public void Add(DeclaredQueue queue) => _byArn[queue.Arn] = queue;

    public DeclaredQueue? ByArn(string arn) => _byArn.GetValueOrDefault(arn);

    public DeclaredQueue? ByUrl(string url) => _byArn.Values.FirstOrDefault(queue => queue.Url == url);
}
