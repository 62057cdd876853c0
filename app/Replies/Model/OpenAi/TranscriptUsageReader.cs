using System.Text.Json;
using WhatsAppReplies.Shared.Json;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>Reader of what an answer of the audio API says about its usage.</summary>
internal static class TranscriptUsageReader
{
    /// <summary>No recording that is taken lasts for longer.</summary>
    private const decimal LongestSeconds = 1_000_000;

    /// <returns>Nothing where the answer says none, or one that cannot be: unknown is not zero.</returns>
    public static TranscriptUsage? Read(JsonElement answer)
    {
        if (!answer.TryGet("usage", JsonValueKind.Object, out var usage))
            return null;

        return usage.TextOf("type") switch
        {
            "tokens" when Count(usage, "input_tokens") is { } input && Count(usage, "output_tokens") is { } output =>
                new TranscriptUsage.Tokens(input, output),
            "duration" when Number(usage, "seconds") is { } seconds and >= 0 and <= LongestSeconds => new TranscriptUsage.Duration(seconds),
            _ => null,
        };
    }

    private static int? Count(JsonElement usage, string name) =>
        usage.TryGet(name, JsonValueKind.Number, out var value) && value.TryGetInt32(out var count) && count >= 0 ? count : null;

    private static decimal? Number(JsonElement usage, string name) =>
        usage.TryGet(name, JsonValueKind.Number, out var value) && value.TryGetDecimal(out var number) ? number : null;
}
