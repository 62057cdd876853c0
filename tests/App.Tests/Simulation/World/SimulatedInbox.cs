using App.Tests.Fakes.Calls;
using App.Tests.Simulation.Engine;
using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Inbound.Sweep;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Staging;

namespace App.Tests.Simulation.World;

/// <summary>The provider's list of what came to the company's number.</summary>
internal sealed class SimulatedInbox(SimulationContext context, ICallInterceptor interceptor, SimulatedPhone phone) : IInbox
{
    private static readonly Failure Fault = new("simulated", "The simulation says so.");

    public Task<InboxOutcome> ListAsync(CompanyNumber number, DateTimeOffset since, CancellationToken cancellationToken) =>
        AskAsync("ListMessages", number, () => phone.ReceivedSince(since), cancellationToken);

    public Task<InboxOutcome> WithMediaAsync(CompanyNumber number, InboundMessage message, CancellationToken cancellationToken) => message.Media.Count == 0
        ? Task.FromResult<InboxOutcome>(new InboxOutcome.Listed([message]))
        : AskAsync("ListMedia", message, () => [message], cancellationToken);

    private Task<InboxOutcome> AskAsync(string operation, object request, Func<IReadOnlyList<InboundMessage>> list, CancellationToken cancellationToken)
    {
        var call = new ExternalCall("twilio", operation, "", request);
        return Intercepted.RunAsync<InboxOutcome>(
            interceptor,
            call,
            () => context.Acting!.Plans[call].Fault == CallFault.TryAgain ? new InboxOutcome.Failed(Fault) : new InboxOutcome.Listed(list()),
            cancellationToken);
    }
}
