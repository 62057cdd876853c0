using App.Tests.Fakes.Calls;
using App.Tests.Simulation.Engine;

namespace App.Tests.Simulation.Scenarios;

/// <summary>Faults that can be injected into a call; what is listed twice is drawn twice as often.</summary>
internal static class PossibleFaults
{
    public static CallFault[] Of(ExternalCall call) => (call.Service, call.Operation) switch
    {
        ("dynamodb", "Query") => [CallFault.Refused],
        ("dynamodb", "BatchWriteItem") => [CallFault.Refused, CallFault.LostAnswer, CallFault.Repeated, CallFault.Doubled, CallFault.Unprocessed],
        ("dynamodb", _) => [CallFault.Refused, CallFault.LostAnswer, CallFault.Repeated, CallFault.Repeated, CallFault.Doubled],
        ("sqs", _) => [CallFault.Refused, CallFault.LostAnswer],
        ("messenger", "Send") =>
        [
            CallFault.AcceptedAndDropped, CallFault.AcceptedAndDropped, CallFault.AcceptedLate, CallFault.AcceptedLate, CallFault.Lost,
            CallFault.TryAgain, CallFault.Never, CallFault.Unauthorized,
        ],
        ("messenger", "Find" or "ListReceived") => [CallFault.TryAgain, CallFault.Unauthorized],
        _ => [CallFault.TryAgain, CallFault.Never],
    };

    public static CallFault[] OfInbound(ExternalCall call) => (call.Service, call.Operation) switch
    {
        ("dynamodb", "GetItem" or "Query" or "Scan") => [CallFault.Refused],
        ("dynamodb" or "sqs", _) => [CallFault.Refused, CallFault.LostAnswer, CallFault.Repeated, CallFault.Doubled],
        _ => [CallFault.TryAgain],
    };
}
