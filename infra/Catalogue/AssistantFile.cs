using WhatsAppReplies.Infra.Tables;

namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>One file under <c>infra/assistants</c>.</summary>
internal sealed record AssistantFile
{
    public required string Id { get; init; }

    public required string Model { get; init; }

    /// <summary>Lines, so that a difference shows which one changed.</summary>
    public required IReadOnlyList<string> Instructions { get; init; }

    public int? MaxOutputTokens { get; init; }

    public decimal? Temperature { get; init; }

    public string? ReasoningEffort { get; init; }

    /// <summary>Writes down what is said in voice notes.</summary>
    public string? TranscriptionModel { get; init; }

    public string? Formatting { get; init; }

    public bool? TypingIndicator { get; init; }

    public decimal? InputPrice { get; init; }

    public decimal? OutputPrice { get; init; }

    public decimal? TranscriptionInputPrice { get; init; }

    public decimal? TranscriptionOutputPrice { get; init; }

    public decimal? TranscriptionMinutePrice { get; init; }

    /// <summary>What the model is told of a conversation's record.</summary>
    public IReadOnlyList<ContextEntry> Context { get; init; } = [];

    /// <summary>What the model may say besides the reply.</summary>
    public IReadOnlyList<string> Signals { get; init; } = [];

    public string ToItem() => new ItemText()
        .Text(Contract.Assistants.AssistantId, Id)
        .Text(Contract.Assistants.Model, Model)
        .Text(Contract.Assistants.Instructions, string.Join('\n', Instructions))
        .Number(Contract.Assistants.MaxOutputTokens, MaxOutputTokens)
        .Number(Contract.Assistants.Temperature, Temperature)
        .Text(Contract.Assistants.ReasoningEffort, ReasoningEffort)
        .Text(Contract.Assistants.TranscriptionModel, TranscriptionModel)
        .Text(Contract.Assistants.Formatting, Formatting)
        .Flag(Contract.Assistants.TypingIndicator, TypingIndicator)
        .Number(Contract.Assistants.InputPrice, InputPrice)
        .Number(Contract.Assistants.OutputPrice, OutputPrice)
        .Number(Contract.Assistants.TranscriptionInputPrice, TranscriptionInputPrice)
        .Number(Contract.Assistants.TranscriptionOutputPrice, TranscriptionOutputPrice)
        .Number(Contract.Assistants.TranscriptionMinutePrice, TranscriptionMinutePrice)
        .Maps(Contract.Assistants.Context, [.. Context.Select(entry => new Dictionary<string, string>
        {
            [Contract.Assistants.ContextPath] = entry.Path,
            [Contract.Assistants.ContextLabel] = entry.Label,
        })])
        .Texts(Contract.Assistants.Signals, Signals)
        .ToString();
}
