using System.Globalization;
using OpenAI.Responses;
using WhatsAppReplies.Replies.Media;

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
            options.InputItems.Add(UserItem(request));
        return options;
    }

    /// <summary>What the customer wrote and what stands in the text documents: by it the provider's conversation shows that it was asked.</summary>
    public static string TextOf(ModelRequest request) =>
        request.Files.Count == 0 ? request.UserText : string.Concat([request.UserText, .. DocumentsOf(request)]);

    /// <summary>The files that go out as they are, each with its mark, in the order of the request.</summary>
    public static IReadOnlyList<MarkedFile> FilesOf(ModelRequest request)
    {
        var files = new List<MarkedFile>();
        foreach (var file in request.Files)
        {
            if (file.Type.Kind is FileKind.Picture or FileKind.Pdf)
                files.Add(new(FileMark.Of(request.TurnId, files.Count), file.Bytes));
        }

        return files;
    }

    private static IEnumerable<string> DocumentsOf(ModelRequest request) =>
        request.Files.Where(file => file.Type.Kind == FileKind.Text).Select(file => DocumentText.Of(file.Bytes));

    /// <summary>The text comes first; a customer's documents come before what goes out as it is.</summary>
    private static MessageResponseItem UserItem(ModelRequest request)
    {
        if (request.Files.Count == 0)
            return ResponseItem.CreateUserMessageItem(request.UserText);

        var parts = new List<ResponseContentPart> { ResponseContentPart.CreateInputTextPart(request.UserText) };
        foreach (var text in DocumentsOf(request))
            parts.Add(ResponseContentPart.CreateInputTextPart(text));

        var marked = FilesOf(request);
        var sent = request.Files.Where(file => file.Type.Kind is FileKind.Picture or FileKind.Pdf).ToList();
        for (var index = 0; index < marked.Count; index++)
            parts.Add(PartOf(sent[index].Type, marked[index].Mark.Bytes, index + 1));
        return ResponseItem.CreateUserMessageItem(parts);
    }

    private static ResponseContentPart PartOf(FileType type, BinaryData mark, int number) => type.Kind == FileKind.Picture
        ? ResponseContentPart.CreateInputImagePart(BinaryData.FromBytes(mark.ToMemory(), type.MediaType))
        : ResponseContentPart.CreateInputFilePart(mark, type.MediaType, string.Create(CultureInfo.InvariantCulture, $"document-{number}.{type.Extension}"));

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
