using System.Text.Json;
using System.Text.Json.Nodes;

namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>Message redaction: everything about a message can be read but what it says.</summary>
internal static class Redaction
{
    private const string Body = "body";

    /// <param name="answer">A message, or a page of a list.</param>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> answer)
    {
        var json = JsonNode.Parse(answer.Span)!.AsObject();
        var messages = json["messages"] is JsonArray listed ? listed.Select(message => message!.AsObject()) : [json];
        foreach (var message in messages) message[Body] = "";
        return JsonSerializer.SerializeToUtf8Bytes(json);
    }
}
