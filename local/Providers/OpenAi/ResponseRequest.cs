namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>A create-response request after validation.</summary>
internal sealed record ResponseRequest
{
    public required string Model { get; init; }

    public string? Instructions { get; init; }

    /// <summary>Messages only: the stand-in has no tools.</summary>
    public required IReadOnlyList<OpenAiItem.Message> Input { get; init; }

    public string? ConversationId { get; init; }

    public string? PreviousResponseId { get; init; }

    public bool Store { get; init; } = true;

    public int? MaxOutputTokens { get; init; }

    public double? Temperature { get; init; }

    public string? ReasoningEffort { get; init; }

    public string? SafetyIdentifier { get; init; }

    public string? PromptCacheKey { get; init; }

    /// <summary>Null: plain text.</summary>
    public AnswerSchema? Schema { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>What the model says, in the form that was asked for.</summary>
    public string Formed(string says) => Schema?.Fill(says, UserText) ?? says;

    public string UserText => string.Join('\n', Input.Skip(HistoryCount).Select(message => message.Text));

    /// <summary>Pictures and files that came with what the customer said last.</summary>
    public IReadOnlyList<GivenFile> Files => [.. Input.Skip(HistoryCount).SelectMany(message => message.Files)];

    /// <summary>How many messages of the input stand before what the customer said last.</summary>
    public int HistoryCount
    {
        get
        {
            var count = Input.Count;
            while (count > 0 && Input[count - 1].Role == "user")
            {
                count--;
            }

            return count;
        }
    }
}
