using System.Text.Json;
using OpenAI.Responses;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Shared.Json;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>
/// Format that an answer with signals is asked to have: a strict JSON schema with exactly the properties that the assistant asks for. Strict means that every
/// property is required and no other one allowed; what may be missing is null.
/// </summary>
internal static class AnswerFormat
{
    private const string Name = "reply_with_signals";

    /// <summary>Nothing where no signal is asked for: the request is then what it is without this class.</summary>
    public static ResponseTextOptions? Of(AskedSignals asked) => asked.Any
        ? new() { TextFormat = ResponseTextFormat.CreateJsonSchemaFormat(Name, Schema(asked), jsonSchemaIsStrict: true) }
        : null;

    private static BinaryData Schema(AskedSignals asked) => BinaryData.FromString(JsonObjectText.Of(asked, static (writer, asked) =>
    {
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        Property(writer, Contract.Signals.Reply, "What the customer gets, and nothing else.", "string");
        if (asked.HandOff)
            Property(writer, Contract.Signals.HandOff, "Why a person has to take the conversation over; null when none has to.", "string", "null");
        if (asked.TaskComplete)
            Property(writer, Contract.Signals.TaskComplete, "Whether nothing is left to do in this conversation.", "boolean");
        writer.WriteEndObject();
        writer.WriteStartArray("required");
        writer.WriteStringValue(Contract.Signals.Reply);
        if (asked.HandOff)
            writer.WriteStringValue(Contract.Signals.HandOff);
        if (asked.TaskComplete)
            writer.WriteStringValue(Contract.Signals.TaskComplete);
        writer.WriteEndArray();
        writer.WriteBoolean("additionalProperties", false);
    }));

    private static void Property(Utf8JsonWriter writer, string name, string description, params ReadOnlySpan<string> types)
    {
        writer.WriteStartObject(name);
        if (types is [var only])
        {
            writer.WriteString("type", only);
        }
        else
        {
            writer.WriteStartArray("type");
            foreach (var type in types)
                writer.WriteStringValue(type);
            writer.WriteEndArray();
        }

        writer.WriteString("description", description);
        writer.WriteEndObject();
    }
}
