namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>A create-transcription request after validation.</summary>
/// <param name="Model">By which it is written down.</param>
/// <param name="FileName">Whose ending names the format.</param>
/// <param name="Recording">What is written down.</param>
internal sealed record TranscriptionRequest(string Model, string FileName, GivenFile Recording);
