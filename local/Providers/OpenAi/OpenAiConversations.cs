using System.Collections.Concurrent;
using WhatsAppReplies.Local.Providers.Hosting;

namespace WhatsAppReplies.Local.Providers.OpenAi;

internal sealed class OpenAiConversations(IdSource ids, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Conversation> _conversations = new(StringComparer.Ordinal);

    public Conversation this[string id] =>
        _conversations.TryGetValue(id, out var conversation)
            ? conversation
            : throw new OpenAiRefusedException(OpenAiError.ConversationNotFound(id));

    public Conversation Create(IReadOnlyDictionary<string, string>? metadata = null) => Add(ids.Next("conv_"), metadata);

    /// <summary>
    /// A conversation under an id that a sample record names. Over the wire there is no such thing: the service issues ids itself
    /// and knows no other.
    /// </summary>
    public Conversation Add(string id, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var conversation = new Conversation(id, time.GetUtcNow(), metadata ?? new Dictionary<string, string>());
        return _conversations.TryAdd(id, conversation)
            ? conversation
            : throw new InvalidOperationException("There is a conversation of that id already.");
    }

    public bool Remove(string id) => _conversations.TryRemove(id, out _);
}
