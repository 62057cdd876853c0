namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>Takes one request at a time, like the real one.</summary>
internal sealed class Conversation(string id, DateTimeOffset createdAt, IReadOnlyDictionary<string, string> metadata)
{
    private readonly Lock _gate = new();
    private readonly List<OpenAiItem> _items = [];
    private bool _busy;

    public string Id => id;

    public DateTimeOffset CreatedAt => createdAt;

    public IReadOnlyDictionary<string, string> Metadata { get; set; } = metadata;

    public IReadOnlyList<OpenAiItem> Items
    {
        get
        {
            lock (_gate)
            {
                return [.. _items];
            }
        }
    }

    public bool TryEnter()
    {
        lock (_gate)
        {
            return !_busy && (_busy = true);
        }
    }

    public void Leave()
    {
        lock (_gate)
        {
            _busy = false;
        }
    }

    public void Append(IEnumerable<OpenAiItem> items)
    {
        lock (_gate)
        {
            _items.AddRange(items);
        }
    }

    public bool Remove(string itemId)
    {
        lock (_gate)
        {
            return _items.RemoveAll(item => item.Id == itemId) > 0;
        }
    }
}
