namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>What the model comes to; always with HTTP 200.</summary>
internal abstract record ModelAnswer
{
    private ModelAnswer()
    {
    }

    /// <summary>In the form that was asked for, if one was.</summary>
    public sealed record Text(string Says) : ModelAnswer;

    /// <summary>As it stands, whatever form was asked for.</summary>
    public sealed record OutsideSchema(string Says) : ModelAnswer;

    /// <summary>Two message items: thinking aloud, and what the customer should read.</summary>
    public sealed record Phases(string Commentary, string FinalAnswer) : ModelAnswer;

    /// <summary>Completed and charged, and nothing in it but what the model thought.</summary>
    public sealed record OnlyReasoning : ModelAnswer;

    public sealed record Refusal(string Says) : ModelAnswer;

    /// <param name="Reason"><c>max_output_tokens</c> or <c>content_filter</c>.</param>
    /// <param name="Says">As far as it came; null: no message item at all.</param>
    public sealed record Incomplete(string Reason, string? Says = null) : ModelAnswer;

    /// <param name="Code">Such as <c>server_error</c> or <c>rate_limit_exceeded</c>.</param>
    public sealed record Failed(string Code = "server_error") : ModelAnswer;

    /// <summary>A status that the caller has never heard of.</summary>
    public sealed record Unheard(string Status) : ModelAnswer;
}
