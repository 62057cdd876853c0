using App.Tests.Fakes.Calls;
using App.Tests.Simulation.Engine;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Shared.Results;

namespace App.Tests.Simulation.World;

/// <summary>Writes down the same words, whatever is said.</summary>
internal sealed class SimulatedTranscriber(SimulationContext context, ICallInterceptor interceptor) : ITranscriber
{
    private static readonly Failure Fault = new("simulated", "The simulation says so.");

    public Task<TranscriptOutcome> TranscribeAsync(TranscriptionRequest request, CancellationToken cancellationToken)
    {
        var call = new ExternalCall("transcriber", "Transcribe", "", request);
        return Intercepted.RunAsync<TranscriptOutcome>(interceptor, call, () => context.Acting!.Plans[call].Fault switch
        {
            CallFault.TryAgain => new TranscriptOutcome.TryAgain(Fault, null) { Attempts = 1 },
            CallFault.Never => new TranscriptOutcome.Refuse(Fault) { Attempts = 1 },
            _ => new TranscriptOutcome.Told("what was said") { Attempts = 1 },
        }, cancellationToken);
    }
}
