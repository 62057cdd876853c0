namespace WhatsAppReplies.Replies.Assistants;

/// <summary>How replies are made: an item of the assistants table.</summary>
internal sealed record Assistant(string Id, string Model, string Instructions)
{
    public int? MaxOutputTokens { get; init; }

    public double? Temperature { get; init; }

    public string? ReasoningEffort { get; init; }

    /// <summary>Dollars for a million tokens.</summary>
    public decimal? InputPrice { get; init; }

    /// <summary>Dollars for a million tokens.</summary>
    public decimal? OutputPrice { get; init; }
}
