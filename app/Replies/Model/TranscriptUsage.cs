using WhatsAppReplies.Replies.Assistants;

namespace WhatsAppReplies.Replies.Model;

/// <summary>Usage that a transcript is charged by, as the provider says it: which of the two depends on the model.</summary>
internal abstract record TranscriptUsage
{
    private const decimal SecondsOfMinute = 60;

    private TranscriptUsage()
    {
    }

    public sealed record Tokens(int Input, int Output) : TranscriptUsage;

    public sealed record Duration(decimal Seconds) : TranscriptUsage;

    /// <summary>Dollars; nothing where the assistant has no price for it.</summary>
    public decimal? CostBy(Assistant assistant) => (this, assistant) switch
    {
        (Tokens tokens, { TranscriptionInputPrice: { } input, TranscriptionOutputPrice: { } output }) =>
            TokenPrice.Dollars(input, tokens.Input, output, tokens.Output),
        (Duration duration, { TranscriptionMinutePrice: { } minute }) => minute * duration.Seconds / SecondsOfMinute,
        _ => null,
    };
}
