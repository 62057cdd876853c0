using App.Tests.Simulation.Engine;
using App.Tests.Simulation.Invariants;
using App.Tests.Simulation.Scenarios;
using App.Tests.Simulation.World;

namespace App.Tests.Simulation;

/// <summary>
/// One run of the deterministic simulation: what its seed draws until quiescence, and then one more message of the customer without
/// faults.
/// </summary>
internal static class SimulationRun
{
    /// <summary>Ten times what the longest run takes; a longer one never reaches quiescence.</summary>
    private const int MostSteps = 20_000;

    /// <summary>
    /// From here on another system stages in every history; the rest of it is drawn as with the seed that is so much smaller. Some guards of the turn are
    /// missed in few histories, and those are looked for among these too.
    /// </summary>
    public const int OtherSystemStages = 1_000_000;

    private static readonly Arrival Last = new(TimeSpan.Zero, "last");

    public static SimulationContext Run(int seed, bool isTraced = false)
    {
        var context = new SimulationContext(seed % OtherSystemStages, isTraced);
        var ofInbound = OfInbound(seed);
        var scenario = Draw(seed, context.Random, ofInbound);
        var adversary = new RandomAdversary(context.Random);
        adversary.Inbound = scenario.Inbound is null ? null : new InboundFaults(ofInbound, adversary.Slowness, scenario.Inbound.HasLateIndex);
        return Run(context, scenario, adversary, world =>
        {
            world.Phone.ListingDelay = adversary.ListingDelay;
            adversary.SlowQueue = 2 * (scenario.FragmentsLive ?? TimeSpan.Zero);
            world.Phone.LeavesAfter = scenario.PartsLeaveAfter;
            adversary.ResetClaim = world.Others.Reset;
            adversary.AppendNote = world.Others.AppendNote;
            adversary.HandOff = world.Others.HandOff;
            if (adversary.Reordering is { } reordering)
            {
                reordering.Record = () => world.Main.Record;
                reordering.IsThere = item => world.Conversations.Find(world.Conversations.KeyOf(item)) is not null;
            }
        });
    }

    public static SimulationContext Run(
        SimulationContext context, Scenario scenario, IAdversary adversary, Action<SimulatedWorld> prepare, Action? quiescent = null)
    {
        var world = new SimulatedWorld(context, scenario, adversary);
        prepare(world);
        var checker = new InvariantChecker(world);
        world.Others.Plan();
        Settle(context);
        checker.CheckQuiescence(allAnswered: false);
        quiescent?.Invoke();

        // P3: whatever happened, the next message is answered, and with it all that was left to a person.
        world.Adversary = new FaultFreeAdversary();
        world.Others.MakeRecord();
        context.Note("quiescence; the customer writes once more");
        if (scenario.Inbound is { HasLateIndex: true })
            WriteInEach(world);
        else
            world.Intake.Receive(scenario.Inbound is null ? Last : RandomInbound.AtTheProvider(Last));
        Settle(context);
        checker.CheckQuiescence(allAnswered: true);
        return context;
    }

    /// <summary>A message in one conversation brings nobody to what was left to a person in another.</summary>
    private static void WriteInEach(SimulatedWorld world)
    {
        foreach (var conversation in world.CustomersConversations)
        {
            if (conversation.Record is null)
                continue;

            Settle(world.Context);
            world.Others.Prefer(conversation);
            var last = Last with { Sid = $"last{conversation.Number}", Text = $"the last text in {conversation}" };
            world.Intake.Receive(RandomInbound.AtTheProvider(last));
        }
    }

    /// <summary>What is drawn for a seed, apart from the faults.</summary>
    public static Scenario ScenarioOf(int seed) => Draw(seed, new Random(seed % OtherSystemStages), OfInbound(seed));

    private static Random OfInbound(int seed) => new((seed % OtherSystemStages) ^ 0x1B0D5);

    private static Scenario Draw(int seed, Random random, Random ofInbound)
    {
        var isInboundPossible = seed < OtherSystemStages;
        seed %= OtherSystemStages;
        var drawn = RandomScenario.Draw(random);
        var scenario = drawn with
        {
            Arrivals = WithVoiceNotes(drawn.Arrivals, new Random(seed ^ 0x5B0CE5)),
            UndeliveredAfter = UndeliveredParts(new Random(~seed)),
            ModelHandsOff = HandOffsOfTheModel(new Random(seed ^ 0x0FF5E7)),
        };
        return isInboundPossible ? RandomInbound.WithCustomer(RandomInbound.Draw(scenario, ofInbound), new Random(seed ^ 0xC0570E)) : scenario;
    }

    /// <summary>Drawn from a sequence of its own: in the other seeds everything happens as it would without it.</summary>
    private static Func<TimeSpan?> UndeliveredParts(Random random)
    {
        var latest = random.Pick(0.05, 0.05, 1, 30);
        return random.Chance(0.2) ? () => random.Chance(0.5) ? random.Seconds(0, latest) : null : () => null;
    }

    /// <summary>The same.</summary>
    private static Func<bool> HandOffsOfTheModel(Random random) => random.Chance(0.1) ? () => random.Chance(0.5) : () => false;

    /// <summary>The same; a message that comes twice says the same twice.</summary>
    private static IReadOnlyList<Arrival> WithVoiceNotes(IReadOnlyList<Arrival> arrivals, Random random)
    {
        if (!random.Chance(0.15))
            return arrivals;

        var spoken = arrivals.Select(arrival => arrival.Sid).Distinct().Where(_ => random.Chance(0.5)).ToHashSet(StringComparer.Ordinal);
        return [.. arrivals.Select(arrival => arrival with { IsSpoken = spoken.Contains(arrival.Sid) })];
    }

    private static void Settle(SimulationContext context)
    {
        var end = context.Timeline.Steps + MostSteps;
        while (context.Violation is null && context.Timeline.Step())
        {
            if (context.Timeline.Steps > end)
                context.Violate("P3: it never reaches quiescence");
        }
    }
}
