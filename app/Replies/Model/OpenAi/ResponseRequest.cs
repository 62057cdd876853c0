using OpenAI.Responses;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>The provider's request, made of what is asked. Only what the assistant's item has is sent: reasoning models refuse a temperature.</summary>
internal static class ResponseRequest
{
    private const string ConversationPrefix = "conv_";

    /// <summary>
    /// The provider's own conversation, when the record names one. An old Assistants thread (<c>thread_…</c>) is gone; its history
    /// is on the record.
    /// </summary>
    public static string? ConversationOf(ModelRequest request) =>
        request.ThreadId is { } id && id.StartsWith(ConversationPrefix, StringComparison.Ordinal) ? id : null;

    /// <param name="request">What is asked.</param>
    /// <param name="historyTokens">Bound on the history that is sent along.</param>
    /// <param name="withUserText">False when the provider's conversation holds the text already: it answers the conversation as it stands.</param>
    public static CreateResponseOptions Build(ModelRequest request, int historyTokens, bool withUserText)
    {
        var options = new CreateResponseOptions
        {
            Model = request.Assistant.Model,
            Instructions = InstructionsOf(request),
            MaxOutputTokenCount = request.Assistant.MaxOutputTokens,
            Temperature = (float?)request.Assistant.Temperature,
            SafetyIdentifier = request.CustomerReference,
            TextOptions = AnswerFormat.Of(request.Assistant.Signals),
        };
        options.Metadata["turn_id"] = request.TurnId;
        if (request.Assistant.ReasoningEffort is { } effort)
            options.ReasoningOptions = new ResponseReasoningOptions { ReasoningEffortLevel = new ResponseReasoningEffortLevel(effort) };

        if (ConversationOf(request) is { } conversation)
        {
            options.ConversationOptions = new ResponseConversationOptions(conversation);
            // Without it a long conversation is refused for ever once it outgrows the model's context.
            options.TruncationMode = ResponseTruncationMode.Auto;
        }
        else
        {
            options.StoredOutputEnabled = false;
            if (request.Context is { } context)
                options.InputItems.Add(ResponseItem.CreateDeveloperMessageItem(context));
            foreach (var entry in HistoryWindow.Newest([.. request.History], historyTokens))
            {
                // An entry without text (a picture, of old) says nothing here, and the provider need not take it.
                if (!string.IsNullOrWhiteSpace(entry.Content))
                    options.InputItems.Add(ItemOf(entry));
            }
        }

        if (withUserText)
            options.InputItems.Add(ResponseItem.CreateUserMessageItem(request.UserText));
        return options;
    }

    /// <summary>
    /// Whatever is input becomes part of the provider's conversation, and would stand there once more with every turn, old values beside new ones. Instructions
    /// are of this request alone. Without such a conversation they stay the same for all customers, so that the provider can cache them.
    /// </summary>
    private static string InstructionsOf(ModelRequest request) => request.Context is { } context && ConversationOf(request) is not null
        ? $"{request.Assistant.Instructions}\n\n{context}"
        : request.Assistant.Instructions;

    private static MessageResponseItem ItemOf(MessageEntry entry) => entry.Role == Model.MessageRole.User
        ? ResponseItem.CreateUserMessageItem(entry.Content)
        : ResponseItem.CreateAssistantMessageItem(entry.Content);
}
