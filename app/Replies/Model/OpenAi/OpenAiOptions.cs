namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>Options of the provider's client: how long and how often it is asked.</summary>
internal sealed record OpenAiOptions
{
    /// <summary>Ends in <c>/v1</c>.</summary>
    public Uri BaseUrl { get; init; } = new("https://api.openai.com/v1");

    /// <summary>An attempt with less time than this left would be paid for and thrown away.</summary>
    public TimeSpan LeastUsefulTime { get; init; } = TimeSpan.FromSeconds(2);

    public int MaxAttempts { get; init; } = 5;

    /// <summary>
    /// Bound on the history that is sent, as <see cref="TokenEstimate"/> counts: the cost of a reply does not grow with the age of
    /// its conversation.
    /// </summary>
    public int HistoryTokens { get; init; } = 24_000;
}
