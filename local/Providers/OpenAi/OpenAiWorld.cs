using System.Collections.Concurrent;
using WhatsAppReplies.Local.Providers.Hosting;

namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>What the service remembers, and what its endpoints work with.</summary>
internal sealed class OpenAiWorld
{
    public OpenAiWorld(int seed, TimeProvider time)
    {
        Time = time;
        Ids = new IdSource(seed);
        Conversations = new OpenAiConversations(Ids, time);
        Input = new InputReader(Ids);
        Requests = new ResponseRequestReader(Input, Behaviour);
    }

    public TimeProvider Time { get; }

    public IdSource Ids { get; }

    public OpenAiBehaviour Behaviour { get; } = new();

    public OpenAiConversations Conversations { get; }

    public ConcurrentDictionary<string, StoredResponse> Responses { get; } = new(StringComparer.Ordinal);

    public InputReader Input { get; }

    public ResponseRequestReader Requests { get; }
}
