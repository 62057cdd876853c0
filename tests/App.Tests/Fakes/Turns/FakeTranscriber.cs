using App.Tests.Fakes.Calls;
using WhatsAppReplies.Replies.Model;

namespace App.Tests.Fakes.Turns;

/// <summary>Writes down the same whatever is said, unless the script says otherwise.</summary>
internal sealed class FakeTranscriber(ICallInterceptor interceptor) : ITranscriber
{
    public const string Words = "I can start on Monday";

    public List<TranscriptionRequest> Requests { get; } = [];

    public Queue<TranscriptOutcome> Script { get; } = new();

    public Task<TranscriptOutcome> TranscribeAsync(TranscriptionRequest request, CancellationToken cancellationToken) =>
        Intercepted.RunAsync(
            interceptor,
            new ExternalCall("transcriber", "Transcribe", "", request),
            () =>
            {
                Requests.Add(request);
                return Script.TryDequeue(out var scripted) ? scripted : new TranscriptOutcome.Told(Words) { Attempts = 1 };
            },
            cancellationToken);
}
