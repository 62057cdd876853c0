using App.Tests.Fakes.Calls;
using App.Tests.Inbound.Support;
using App.Tests.Simulation.Engine;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Secrets;
using WhatsAppReplies.Shared.Twilio;

namespace App.Tests.Simulation.World;

/// <summary>The provider's credentials, as one process caches them.</summary>
internal sealed class SimulatedSecrets(SimulationContext context, ICallInterceptor interceptor) : ISecrets<TwilioCredentials>
{
    private static readonly Failure Fault = new("simulated", "The simulation says so.");
    private static readonly Result<TwilioCredentials> Stored = new Result<TwilioCredentials>.Success(new("ACaccount", InboundWorld.StackToken));

    private bool _isCached;

    public Task<Result<TwilioCredentials>> GetAsync(string secretId, CancellationToken cancellationToken) =>
        _isCached ? Task.FromResult(Stored) : RenewAsync(secretId, cancellationToken);

    public async Task<Result<TwilioCredentials>> RenewAsync(string secretId, CancellationToken cancellationToken)
    {
        var call = new ExternalCall("secretsmanager", "GetSecretValue", "", secretId);
        var outcome = await Intercepted.RunAsync(
            interceptor,
            call,
            () => context.Acting!.Plans[call].Fault == CallFault.TryAgain ? new Result<TwilioCredentials>.TryAgain(Fault) : Stored,
            cancellationToken);
        _isCached |= outcome == Stored;
        return outcome;
    }

    public void Forget(string secretId, TwilioCredentials refused) => _isCached = false;
}
