using System.Text.Json;
using WhatsAppReplies.Local.Providers.Hosting;

namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>Reads message items: a bare text stands for one user message, a bare content for one part.</summary>
internal sealed class InputReader(IdSource ids)
{
    private const int MostItems = 20;

    public IReadOnlyList<OpenAiItem.Message> Input(JsonElement? input) => input switch
    {
        null => [],
        { ValueKind: JsonValueKind.String } text => [Message("user", [new MessagePart(MessagePart.Input, text.GetString()!)])],
        { ValueKind: JsonValueKind.Array } items => [.. items.EnumerateArray().Select((item, index) => Item(item, $"input[{index}]"))],
        { } other => throw JsonChecks.WrongType("input", "a string or an array", other),
    };

    /// <summary>The <c>items</c> of a conversation that is created or added to.</summary>
    public IReadOnlyList<OpenAiItem.Message> Items(JsonElement body)
    {
        if (body.Field("items") is not { } items)
        {
            return [];
        }

        if (items.ValueKind != JsonValueKind.Array)
        {
            throw JsonChecks.WrongType("items", "an array", items);
        }

        return items.GetArrayLength() <= MostItems
            ? [.. items.EnumerateArray().Select((item, index) => Item(item, $"items[{index}]"))]
            : throw JsonChecks.Refuse("array_above_max_length", "items", $"Invalid 'items': array too long. Expected at most {MostItems} items.");
    }

    private OpenAiItem.Message Item(JsonElement item, string at)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            throw JsonChecks.WrongType(at, "an object", item);
        }

        if (item.Text("type") is not (null or "message"))
        {
            throw JsonChecks.Refuse("invalid_value", $"{at}.type", $"Invalid value for '{at}.type': this stand-in reads messages only.");
        }

        var role = item.Text("role");
        if (role is not ("user" or "assistant" or "system" or "developer"))
        {
            throw JsonChecks.Refuse("invalid_value", $"{at}.role", $"Invalid value for '{at}.role'.");
        }

        // The service takes what the model said as output and what anybody else said as input, never the other way round.
        var (text, alsoTaken) = role == "assistant" ? (MessagePart.Output, MessagePart.Refusal) : (MessagePart.Input, MessagePart.Input);
        return item.Field("content") switch
        {
            null => throw JsonChecks.Refuse("missing_required_parameter", $"{at}.content", $"Missing required parameter: '{at}.content'."),
            { ValueKind: JsonValueKind.String } bare => Message(role, [new MessagePart(text, bare.GetString()!)]),
            { ValueKind: JsonValueKind.Array } parts =>
                Message(role, [.. parts.EnumerateArray().Select((part, index) => Part(part, $"{at}.content[{index}]", text, alsoTaken))]),
            { } other => throw JsonChecks.WrongType($"{at}.content", "a string or an array", other),
        };
    }

    private static MessagePart Part(JsonElement part, string at, string text, string alsoTaken)
    {
        if (part.ValueKind != JsonValueKind.Object)
        {
            throw JsonChecks.WrongType(at, "an object", part);
        }

        var type = part.Text("type");
        if (text == MessagePart.Input && type == MessagePart.Image) return FileReader.Picture(part, at);
        if (text == MessagePart.Input && type == MessagePart.Document) return FileReader.Document(part, at);
        if (type is null || (type != text && type != alsoTaken))
        {
            throw JsonChecks.Refuse("invalid_value", at, $"Invalid value: '{type}'. Supported values are: '{text}' and '{alsoTaken}'.");
        }

        var member = type == MessagePart.Refusal ? "refusal" : "text";
        return new MessagePart(
            type,
            part.Text(member) ?? throw JsonChecks.Refuse("missing_required_parameter", $"{at}.{member}", $"Missing required parameter: '{at}.{member}'."));
    }

    private OpenAiItem.Message Message(string role, IReadOnlyList<MessagePart> parts) => new(ids.Next("msg_"), role, parts);
}
