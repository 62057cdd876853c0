using System.Text;
using System.Text.Json;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Triggers;

/// <summary>Reader of a queue message's body. Properties that it does not know are another system's business.</summary>
internal static class TriggerReader
{
    private const string Code = "trigger_malformed";
    private const long LatestTime = 253_370_764_800_000;

    public static Result<Trigger> Read(string? body)
    {
        if (string.IsNullOrWhiteSpace(body))
            return Malformed("The trigger's body is empty; expected a JSON object.");

        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            // Its message quotes the body.
            return Malformed("The trigger's body is not JSON; expected a JSON object.");
        }
    }

    private static Result<Trigger> Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return Malformed($"The trigger's body is a JSON {Name(root.ValueKind)}; expected an object.");

        var mistakes = new List<string>();
        var channel = Key(root, Contract.Trigger.PrimaryChannel, KeyLimits.PartitionKey, mistakes);
        var conversation = Key(root, Contract.Trigger.ConversationId, KeyLimits.SortKey, mistakes);
        return mistakes.Count == 0
            ? new Result<Trigger>.Success(new(new(channel, conversation), SentAt(root)))
            : Malformed($"The trigger is wrong: {string.Join("; ", mistakes)}.");
    }

    /// <summary>A reply does not need it: what is no time is none.</summary>
    private static DateTimeOffset? SentAt(JsonElement root) =>
        root.TryGetProperty(Contract.Trigger.SentAt, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var milliseconds)
        && milliseconds is > 0 and < LatestTime
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    private static string Key(JsonElement root, string name, int longest, List<string> mistakes)
    {
        if (!root.TryGetProperty(name, out var value))
            mistakes.Add($"'{name}' is missing");
        else if (value.ValueKind != JsonValueKind.String)
            mistakes.Add($"'{name}' is a JSON {Name(value.ValueKind)}, expected a string");
        else if (Text(value) is not { } text)
            mistakes.Add($"'{name}' is not valid text");
        else if (string.IsNullOrWhiteSpace(text))
            mistakes.Add($"'{name}' is empty");
        else if (Encoding.UTF8.GetByteCount(text) is var bytes && bytes > longest)
            mistakes.Add($"'{name}' has {bytes} bytes, at most {longest} can be a key");
        else
            return text;

        return "";
    }

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape: no text, and no key of a table.
            return null;
        }
    }

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static Result<Trigger>.Refuse Malformed(string explanation) => new(new Failure(Code, explanation));
}
