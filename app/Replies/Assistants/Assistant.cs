using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Assistants;

/// <summary>An assistant: an item of the assistants table that says how replies are made.</summary>
internal sealed record Assistant(string Id, string Model, string Instructions)
{
    public int? MaxOutputTokens { get; init; }

    public double? Temperature { get; init; }

    public string? ReasoningEffort { get; init; }

    /// <summary>Writes down what was said in voice notes; nothing: nobody does.</summary>
    public string? TranscriptionModel { get; init; }

    public ReplyFormatting Formatting { get; init; }

    /// <summary>The customer is shown that somebody types while the model is asked.</summary>
    public bool ShowsTyping { get; init; }

    /// <summary>Dollars for a million tokens.</summary>
    public decimal? InputPrice { get; init; }

    /// <summary>Dollars for a million tokens.</summary>
    public decimal? OutputPrice { get; init; }

    /// <summary>Dollars for a million tokens that a recording comes to, where the provider charges transcripts by tokens.</summary>
    public decimal? TranscriptionInputPrice { get; init; }

    /// <summary>Dollars for a million tokens of transcripts, where the provider charges them by tokens.</summary>
    public decimal? TranscriptionOutputPrice { get; init; }

    /// <summary>Dollars for a minute of a recording, where the provider charges transcripts by time.</summary>
    public decimal? TranscriptionMinutePrice { get; init; }

    /// <summary>What the model is told of the conversation's record, in this order.</summary>
    public IReadOnlyList<ContextEntry> Context { get; init; } = [];

    public AskedSignals Signals { get; init; }
}

/// <summary>The assistants table behind a cache with a time limit; one fetch under concurrency.</summary>
internal interface IAssistants
{
    /// <summary>Never throws for anything that the table holds or the service does; only when cancelled.</summary>
    Task<Result<Assistant>> GetAsync(string assistantId, CancellationToken cancellationToken);
}
