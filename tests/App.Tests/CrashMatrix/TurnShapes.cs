using App.Tests.Fakes.Calls;
using App.Tests.Simulation.Engine;
using App.Tests.Simulation.Scenarios;
using App.Tests.Simulation.World;
using WhatsAppReplies.Replies.Turns;

namespace App.Tests.CrashMatrix;

internal static class TurnShapes
{
    /// <summary>While the model of the first turn is being asked; every call takes ten milliseconds.</summary>
    private static readonly TimeSpan DuringTheModel = TimeSpan.FromMilliseconds(72);

    private static readonly TimeSpan DuringTheSend = TimeSpan.FromMilliseconds(103);

    public static IReadOnlyList<TurnShape> All { get; } =
    [
        new("one part", With("f1")),
        new("three parts", With("f1") with { Parts = () => 3 }),
        new("a model that thinks for longer than a beat", With("f1")) { ModelTakes = TimeSpan.FromSeconds(65) },
        new("redelivery: the first worker died at once", With("f1"))
        {
            Subject = 2,
            PreludeCrash = call => call.Operation == "Query" ? CallPhase.Before : null,
        },
        new("resume: the part was never posted", With("f1"))
        {
            Subject = 2,
            PreludeCrash = call => call.Operation == "Send" ? CallPhase.Before : null,
        },
        new("resume: the part was accepted, two to go", With("f1") with { Parts = () => 3 })
        {
            Subject = 2,
            PreludeCrash = call => call.Operation == "Send" ? CallPhase.AfterEffect : null,
        },
        new("unknown send that was accepted", With("f1")) { Fault = First("Send", CallFault.AcceptedAndDropped) },
        new("unknown send that was lost", With("f1")) { Fault = First("Send", CallFault.Lost) },
        new("a person has the conversation", With("f1") with { HandOffAt = TimeSpan.Zero }),
        new("a person takes it while the model answers", With("f1") with { HandOffAt = DuringTheModel }),
        new("a person takes it while the reply is sent", With("f1") with { HandOffAt = DuringTheSend }),
        new("the model hands off", With("f1") with { ModelHandsOff = () => true }),
        new("the model hands off, and a part fails", With("f1") with { ModelHandsOff = () => true, UndeliveredAfter = () => TimeSpan.FromMilliseconds(1) }),
        new("the model hands off while a person takes it", With("f1") with { ModelHandsOff = () => true, HandOffAt = DuringTheSend }),
        new("a hand-off whose teller died", With("f1") with { ModelHandsOff = () => true })
        {
            Subject = 2,
            PreludeCrash = call => call.Operation == "SendMessage" ? CallPhase.AfterEffect : null,
        },
        new("a flag whose teller died", With("f1") with { HandOffAt = TimeSpan.Zero })
        {
            Subject = 2,
            PreludeCrash = call => call.Operation == "SendMessage" ? CallPhase.AfterEffect : null,
        },
        new("a part fails while the reply is sent", With("f1") with { UndeliveredAfter = () => TimeSpan.FromMilliseconds(1) }),
        new("nothing to answer: a leftover", With("old1") with { EarlierTurns = 1 }),
        new("the fragment has expired, and is asked for", With("f1") with { FragmentsLive = TimeSpan.FromSeconds(60) })
        {
            Subject = 2,
            PreludeCrash = call => call.Operation == "Query" ? CallPhase.Before : null,
        },
        new("a message without text", With(new Arrival(TimeSpan.Zero, "f1", IsEmpty: true))),
        new("a voice note", With(new Arrival(TimeSpan.Zero, "f1", IsSpoken: true))),
        new("a voice note that was written down by a worker who died", With(new Arrival(TimeSpan.Zero, "f1", IsSpoken: true)))
        {
            Subject = 2,
            PreludeCrash = call => call.Operation == "Reply" ? CallPhase.Before : null,
        },
        new("a voice note that cannot be had at once", With(new Arrival(TimeSpan.Zero, "f1", IsSpoken: true)))
        {
            Fault = First("FetchMedia", CallFault.TryAgain),
        },
        new("a voice note that is not written down at once", With(new Arrival(TimeSpan.Zero, "f1", IsSpoken: true)))
        {
            Fault = First("Transcribe", CallFault.TryAgain),
        },
        new("late fragment, second turn", With(new Arrival(TimeSpan.Zero, "f1"), new Arrival(DuringTheModel, "f2"))),
        new("archive-moving turn", With("f1") with { EarlierTurns = 4, Options = new TurnOptions { Archive = new() { ArchiveFrom = 4, ArchiveKeeps = 2 } } }),
        new("a message too long for the record", With("f1") with { Options = new TurnOptions { MessageBound = 4 } }),
        new("messages are NULL", With("f1") with { Record = InitialRecord.NullMessages }),
        new("the model fails once", With("f1")) { Fault = First("Reply", CallFault.TryAgain) },
        new("the provider refuses the first part", With("f1")) { Fault = First("Send", CallFault.Never) },
        new("the provider refuses the second part", With("f1") with { Parts = () => 2 }) { Fault = Nth(2, "Send", CallFault.Never) },
        new("the customer cannot be written to", With("f1")) { Fault = First("Send", CallFault.CannotReach) },
        new("the customer cannot be written to after the first part", With("f1") with { Parts = () => 2 }) { Fault = Nth(2, "Send", CallFault.CannotReach) },
        new("the provider is too busy for the second part", With("f1") with { Parts = () => 2 }) { Fault = Nth(2, "Send", CallFault.TryAgain) },
        new("the model refuses", With("f1"))
        {
            Fault = (call, _) => call.Operation == "Reply" ? CallFault.Never : CallFault.None,
            EndsInFrontOfAPerson = true,
            IsForAPersonToMend = true,
        },
        new("the last receive reads nothing", With("f1"))
        {
            Subject = SimulatedWorld.MaxReceiveCount,
            Earlier = call => call.Operation == "Reply" ? CallFault.TryAgain : CallFault.None,
            Fault = First("Query", CallFault.Refused),
            EndsInFrontOfAPerson = true,
        },
        new("the last receive finds the one before at work", With("f1"))
        {
            Subject = SimulatedWorld.MaxReceiveCount,
            Earlier = call => call.Operation == "Reply" ? CallFault.TryAgain : CallFault.None,
            ComesTwiceAt = SimulatedWorld.MaxReceiveCount - 1,
            EndsInFrontOfAPerson = true,
        },
    ];

    private static Scenario With(string sid) => With(new Arrival(TimeSpan.Zero, sid));

    private static Scenario With(params Arrival[] arrivals) => new() { Arrivals = arrivals };

    private static Func<ExternalCall, int, CallFault> First(string operation, CallFault fault) => Nth(1, operation, fault);

    private static Func<ExternalCall, int, CallFault> Nth(int wanted, string operation, CallFault fault) =>
        (call, number) => call.Operation == operation && number == wanted ? fault : CallFault.None;
}
