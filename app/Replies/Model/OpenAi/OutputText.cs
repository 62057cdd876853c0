using System.Text.Json;
using WhatsAppReplies.Shared.Json;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>Text of an answer's output items.</summary>
/// <param name="Text">The text of the final answer; empty when there is none.</param>
/// <param name="Refused">The model refused.</param>
internal sealed record OutputText(string Text, bool Refused)
{
    /// <summary>A record prints its members; the text is private.</summary>
    public override string ToString() => $"output of {Text.Length} characters";

    /// <summary>
    /// Reads message items, oldest first. Newer models label them: where one is the <c>final_answer</c>, only those count; <c>commentary</c> never
    /// does. Other items (reasoning, tool calls) may stand anywhere between.
    /// </summary>
    public static OutputText Read(IEnumerable<JsonElement> items)
    {
        List<string> labelled = [];
        List<string> unlabelled = [];
        var refused = false;
        foreach (var item in items)
        {
            if (item.TextOf("type") != "message" || item.TextOf("role") is not (null or "assistant"))
                continue;

            var target = item.TextOf("phase") switch { "final_answer" => labelled, null => unlabelled, _ => null };
            if (target is null || !item.TryGet("content", JsonValueKind.Array, out var content))
                continue;

            target.Add(string.Concat(content.EnumerateArray().Where(IsText).Select(part => part.MendedTextOf("text"))));
            refused |= content.EnumerateArray().Any(part => part.TextOf("type") == "refusal");
        }

        var texts = (labelled.Count > 0 ? labelled : unlabelled).Where(text => !string.IsNullOrWhiteSpace(text));
        return new(string.Join("\n\n", texts).Trim(), refused);
    }

    private static bool IsText(JsonElement part) => part.TextOf("type") == "output_text";
}
