using System.Text.Encodings.Web;
using System.Text.Json;

namespace WhatsAppReplies.Local.Cloud.Sns;

/// <summary>What would have left this machine: a file of one JSON object a line, and the same in memory.</summary>
internal sealed class Outbox(string path) : IDisposable
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly List<OutboxMessage> _messages = [];

    /// <summary>Raised when a message is in the file.</summary>
    public event Action<OutboxMessage>? Added;

    public string Path => path;

    public IReadOnlyList<OutboxMessage> Messages
    {
        get
        {
            lock (_messages) return [.. _messages];
        }
    }

    public async Task AddAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            await File.AppendAllTextAsync(path, JsonSerializer.Serialize(message, Options) + "\n", cancellationToken);
            lock (_messages) _messages.Add(message);
        }
        finally
        {
            _oneAtATime.Release();
        }

        Added?.Invoke(message);
    }

    public void Dispose() => _oneAtATime.Dispose();
}
