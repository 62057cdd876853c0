using WhatsAppReplies.Local.Providers.Latencies;

namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>What nobody knows of the real service for sure, and what tests vary. May be changed while the stand-in runs.</summary>
internal sealed class OpenAiBehaviour
{
    /// <summary>The time that the model takes.</summary>
    public Latency Latency { get; set; } = Latency.None;

    /// <summary>The length of the default reply in characters; null: one short sentence or two.</summary>
    public int? ReplyLength { get; set; }

    /// <summary>Of the default reply, from what was said before and the request; null: short, and dependent on all that the model was given.</summary>
    public Func<IReadOnlyList<OpenAiItem.Message>, ResponseRequest, string>? Reply { get; set; }

    /// <summary>What is heard in a recording; null: something that depends on its bytes.</summary>
    public Func<TranscriptionRequest, string>? Hears { get; set; }

    /// <summary>Whether a failed or incomplete response leaves its items in the conversation.</summary>
    public bool AppendsOnFailure { get; set; }

    /// <summary>Whether the items of a response that nobody waited for are in the conversation afterwards.</summary>
    public bool AppendsWhenCallerLeft { get; set; } = true;

    /// <summary>Stored prompt objects are gone since 2026-11-30.</summary>
    public bool RefusesPrompts { get; set; } = true;

    /// <summary>Whether requests are kept with their content; without it they are only counted.</summary>
    public bool KeepsCalls { get; set; } = true;
}
