using System.Text.Json;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Shared.Json;
using WhatsAppReplies.Shared.Texts;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>The reply in the text of an answer. Without signals it is that text; with them it stands in a JSON object, whose form was asked for.</summary>
/// <param name="Text">What the customer gets; may be empty.</param>
/// <param name="Signals">What the model said besides.</param>
internal sealed record ReplyText(string Text, ReplySignals Signals)
{
    /// <summary>In bytes. For a person to read; a longer one would count among what the record may weigh.</summary>
    private const int LongestReason = 1024;

    /// <returns>Nothing when the text has not the form that was asked for: half of it could be the wrong half.</returns>
    public static ReplyText? Read(string text, AskedSignals asked)
    {
        if (!asked.Any)
            return new(text, ReplySignals.None);

        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(document.RootElement, asked);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ReplyText? Read(JsonElement answer, AskedSignals asked)
    {
        if (answer.MendedTextOf(Contract.Signals.Reply) is not { } reply)
            return null;

        string? handOff = null;
        if (asked.HandOff && !TryReason(answer, out handOff))
            return null;

        var complete = false;
        if (asked.TaskComplete && !TryFlag(answer, out complete))
            return null;

        return new(reply.Trim(), new ReplySignals(handOff, complete));
    }

    /// <summary>An empty reason is none: models write it where they mean null.</summary>
    private static bool TryReason(JsonElement answer, out string? reason)
    {
        reason = answer.MendedTextOf(Contract.Signals.HandOff)?.Trim();
        if (reason is not null)
        {
            reason = reason.Length == 0 ? null : Utf8Prefix.Of(reason, LongestReason);
            return true;
        }

        return answer.TryGet(Contract.Signals.HandOff, JsonValueKind.Null, out _);
    }

    private static bool TryFlag(JsonElement answer, out bool flag)
    {
        flag = answer.TryGet(Contract.Signals.TaskComplete, JsonValueKind.True, out _);
        return flag || answer.TryGet(Contract.Signals.TaskComplete, JsonValueKind.False, out _);
    }

    /// <summary>A record prints its members; the text is private.</summary>
    public override string ToString() => $"reply of {Text.Length} characters";
}
