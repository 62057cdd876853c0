using WhatsAppReplies.Replies.Media;

namespace WhatsAppReplies.Replies.Model;

/// <summary>Transcriber: writes down what is said in a recording. One request a call: no retries inside, but for a key that was refused.</summary>
internal interface ITranscriber
{
    /// <summary>Never throws for anything that the provider does; only when cancelled by the caller.</summary>
    Task<TranscriptOutcome> TranscribeAsync(TranscriptionRequest request, CancellationToken cancellationToken);
}

/// <param name="Recording">What is written down.</param>
/// <param name="Model">The assistant's <c>transcription_model</c>.</param>
/// <param name="ApiKeySecretId">The secret that the record names, else the stack's.</param>
/// <param name="Limit">How long the provider may take.</param>
internal sealed record TranscriptionRequest(MediaFile Recording, string Model, string ApiKeySecretId, TimeSpan Limit);
