using System.Text;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Media;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Texts;

namespace WhatsAppReplies.Replies.Turns.Reading;

/// <summary>Transcriber of a turn's voice notes, with the key of the record.</summary>
internal sealed class Transcriber(TurnServices services, TurnContext context, ConversationRecord record, Assistant assistant, Patience patience)
{
    private const string Cut = " […]";

    /// <param name="recording">What is written down.</param>
    /// <param name="model">By which model.</param>
    /// <param name="most">Bytes of the transcript; what is said beyond them is left out, and that it is.</param>
    /// <returns>In one line; nothing where it cannot be written down.</returns>
    public async Task<Step<string?>> TranscribeAsync(MediaFile recording, string model, int most)
    {
        for (var attempt = 1; ; attempt++)
        {
            var outcome = patience.Left > TimeSpan.Zero ? await AskAsync(recording, model) : new TranscriptOutcome.TryAgain(Patience.NoTime, null);
            context.Progress.ProviderCalls += outcome.Attempts;
            switch (outcome)
            {
                case TranscriptOutcome.Told told:
                    context.Progress.CountTranscript(told.Usage, assistant);
                    // On one line it stays beside the note that it belongs to.
                    return new Step<string?>.Continue(Within(OneLine.Of(told.Text), most));
                case TranscriptOutcome.Unreadable unreadable:
                    return Untold("A recording of the customer cannot be written down; the model is told so", unreadable.Failure.Code);
                case TranscriptOutcome.Refuse refuse:
                    return new Step<string?>.End(new Outcome.Refused(refuse.Failure));
                case TranscriptOutcome.TryAgain again when !await patience.PauseAsync(attempt, again.RetryAfter):
                    return patience.MayComeBack
                        ? new Step<string?>.End(new Outcome.TryAgain(again.Failure, again.RetryAfter))
                        : Untold("A recording of the customer could not be written down for too long; the model is told so", again.Failure.Code);
                case TranscriptOutcome.TryAgain:
                    break;
                default:
                    throw new InvalidOperationException("A transcript has an outcome that nobody knows.");
            }
        }
    }

    private Task<TranscriptOutcome> AskAsync(MediaFile recording, string model) => services.Transcriber.TranscribeAsync(
        new TranscriptionRequest(recording, model, services.ApiKeySecretIdOf(record), patience.Left), context.Work);

    private Step<string?>.Continue Untold(string message, string reason)
    {
        context.Log.Write(Severity.Warning, message, LogField.Of("reason", reason));
        return new(null);
    }

    private static string Within(string text, int most)
    {
        if (Encoding.UTF8.GetByteCount(text) <= most)
            return text;
        return Utf8Prefix.Of(text, Math.Max(0, most - Encoding.UTF8.GetByteCount(Cut))).TrimEnd() + Cut;
    }
}
