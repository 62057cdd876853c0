using System.Text.Json;

namespace WhatsAppReplies.Shared.Secrets;

/// <summary>How a secret's JSON becomes a typed secret.</summary>
internal interface ISecretShape<T>
    where T : class
{
    /// <summary>
    /// What is told to whoever has to mend it. It says where the id is written, never the id itself: what should be a reference
    /// has been seen to hold the key.
    /// </summary>
    string Description { get; }

    /// <summary>The keys that must be there, each a text that is not empty.</summary>
    IReadOnlyList<string> Keys { get; }

    T Read(JsonElement secret);
}
