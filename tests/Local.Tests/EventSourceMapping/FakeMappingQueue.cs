using System.Threading.Channels;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;

namespace WhatsAppReplies.Local.Tests.EventSourceMapping;

/// <summary>A queue that hands each message out once and remembers what was deleted.</summary>
internal sealed class FakeMappingQueue : IMappingQueue
{
    public const string Arn = "arn:aws:sqs:eu-north-1:123456789012:triggers";

    private readonly Channel<QueueMessage> _visible = Channel.CreateUnbounded<QueueMessage>();
    private readonly List<string> _deleted = [];

    public QueueSettings Settings { get; set; } = new(TimeSpan.FromSeconds(600), IsFifo: false);

    public HashSet<string> Undeletable { get; } = [];

    /// <summary>Thrown by the next receive.</summary>
    public Exception? Unreachable { get; set; }

    public int Waiting => _visible.Reader.Count;

    public IReadOnlyList<string> Deleted
    {
        get
        {
            lock (_deleted) return [.. _deleted];
        }
    }

    public static QueueMessage Message(string id, string body = "{}") => new()
    {
        MessageId = id,
        ReceiptHandle = $"handle of {id}",
        Body = body,
        Md5OfBody = "99914b932bd37a50b983c5e7c90ae93b",
        Attributes = new Dictionary<string, string> { ["ApproximateReceiveCount"] = "1" },
    };

    public void Send(params string[] ids)
    {
        foreach (var id in ids) Assert.True(_visible.Writer.TryWrite(Message(id)));
    }

    public Task<QueueSettings> SettingsAsync(CancellationToken cancellationToken = default) => Task.FromResult(Settings);

    public async Task<IReadOnlyList<QueueMessage>> ReceiveAsync(int most, TimeSpan wait, CancellationToken cancellationToken = default)
    {
        if (Unreachable is { } unreachable)
        {
            Unreachable = null;
            throw unreachable;
        }

        await _visible.Reader.WaitToReadAsync(cancellationToken);
        var received = new List<QueueMessage>();
        while (received.Count < most && _visible.Reader.TryRead(out var message)) received.Add(message);
        return received;
    }

    public Task<IReadOnlyList<QueueMessage>> DeleteAsync(IReadOnlyList<QueueMessage> messages, CancellationToken cancellationToken = default)
    {
        lock (_deleted) _deleted.AddRange(messages.Select(message => message.MessageId).Where(id => !Undeletable.Contains(id)));
        return Task.FromResult<IReadOnlyList<QueueMessage>>([.. messages.Where(message => Undeletable.Contains(message.MessageId))]);
    }
}
