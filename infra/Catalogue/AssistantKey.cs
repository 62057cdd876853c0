using System.Text.Json;

namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>A key of an assistant's file.</summary>
/// <param name="Name">As in the file and as in the table's item.</param>
/// <param name="IsRequired">Whether a file without it is refused.</param>
/// <param name="Allowed">What may stand there, in words: in messages and in <c>infra/assistants/README.md</c>.</param>
/// <param name="Accepts">The same as a rule.</param>
internal sealed record AssistantKey(string Name, bool IsRequired, string Allowed, Func<JsonElement, bool> Accepts);
