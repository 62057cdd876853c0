namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>A request that was well formed and carried a good key, in the order of arrival.</summary>
internal sealed record OpenAiCall
{
    /// <summary>From 1, over all endpoints.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required OpenAiEndpoint Endpoint { get; init; }

    /// <summary>Of the path, or of the request's <c>conversation</c>.</summary>
    public string? ConversationId { get; init; }

    /// <summary>For <see cref="OpenAiEndpoint.CreateResponse"/>.</summary>
    public ResponseRequest? Request { get; init; }

    /// <summary>For <see cref="OpenAiEndpoint.CreateTranscription"/>.</summary>
    public TranscriptionRequest? Transcription { get; init; }

    /// <summary>What the customer said last: the user messages at the end of the input.</summary>
    public string UserText => Request?.UserText ?? "";
}
