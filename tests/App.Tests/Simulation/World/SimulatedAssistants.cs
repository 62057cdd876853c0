using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using App.Tests.Simulation.Engine;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Shared.Results;

namespace App.Tests.Simulation.World;

/// <summary>The assistants table behind a cache that is always cold.</summary>
internal sealed class SimulatedAssistants(SimulationContext context, ICallInterceptor interceptor) : IAssistants
{
    private static readonly Failure Fault = new("simulated", "The simulation says so.");

    public Task<Result<Assistant>> GetAsync(string assistantId, CancellationToken cancellationToken)
    {
        var call = new ExternalCall("assistants", "Get", "", assistantId);
        return Intercepted.RunAsync<Result<Assistant>>(interceptor, call, () => context.Acting!.Plans[call].Fault switch
        {
            CallFault.TryAgain => new Result<Assistant>.TryAgain(Fault),
            CallFault.Never => new Result<Assistant>.Refuse(Fault),
            _ => new Result<Assistant>.Success(new Assistant(FakeAssistants.Id, "gpt-test", "Be kind.") { TranscriptionModel = "whisper-test" }),
        }, cancellationToken);
    }
}
