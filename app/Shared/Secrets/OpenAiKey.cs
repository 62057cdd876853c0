using System.Text.Json;

namespace WhatsAppReplies.Shared.Secrets;

internal sealed record OpenAiKey(string Value)
{
    /// <summary>A record prints its members; this one is secret.</summary>
    public override string ToString() => "OpenAI key";

    internal sealed class Shape : ISecretShape<OpenAiKey>
    {
        public string Description => "OpenAI secret (api_key_reference of the record, else OPENAI_SECRET_ID)";

        public IReadOnlyList<string> Keys { get; } = [Contract.Secrets.AiApiKey];

        public OpenAiKey Read(JsonElement secret) => new(secret.GetProperty(Contract.Secrets.AiApiKey).GetString()!.Trim());
    }
}
