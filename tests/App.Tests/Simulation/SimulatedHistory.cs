using App.Tests.Simulation.Engine;
using App.Tests.Simulation.Scenarios;
using App.Tests.Simulation.World;

namespace App.Tests.Simulation;

/// <summary>One history: what its seed draws until all is quiet, and then one more message of the customer while nothing goes wrong any more.</summary>
internal static class SimulatedHistory
{
    /// <summary>Ten times what the longest history takes; more is one that never comes to rest.</summary>
    private const int MostSteps = 20_000;

    private const string LastSid = "last";

    public static Stage Run(int seed, bool isTraced = false)
    {
        var stage = new Stage(seed, isTraced);
        var scenario = RandomScenario.Draw(stage.Random);
        var adversary = new RandomAdversary(stage.Random);
        return Run(stage, scenario, adversary, world =>
        {
            world.Phone.ListingDelay = adversary.ListingDelay;
            adversary.CountsEveryReceipt = scenario.FragmentsExpireAt is not null;
            adversary.ResetClaim = world.Others.Reset;
            adversary.AppendNote = world.Others.AppendNote;
            adversary.HandOff = world.Others.HandOff;
            if (adversary.Ambush is { } ambush)
            {
                ambush.Record = () => world.Record;
                ambush.IsThere = item => world.Conversations.Find(world.Conversations.KeyOf(item)) is not null;
            }
        });
    }

    public static Stage Run(Stage stage, Scenario scenario, IAdversary adversary, Action<SimulatedWorld> prepare, Action? quiet = null)
    {
        var world = new SimulatedWorld(stage, scenario, adversary);
        prepare(world);
        var referee = new Referee.Referee(world);
        world.Others.Plan();
        Settle(stage);
        referee.CheckQuiet(allAnswered: false);
        quiet?.Invoke();

        // P3: whatever happened, the next message is answered, and with it all that was left to a person.
        world.Adversary = new CalmAdversary();
        world.Others.MakeRecord();
        stage.Note("all is quiet; the customer writes once more");
        world.Webhook.Receive(LastSid);
        Settle(stage);
        referee.CheckQuiet(allAnswered: true);
        return stage;
    }

    private static void Settle(Stage stage)
    {
        var end = stage.Timeline.Steps + MostSteps;
        while (stage.Violation is null && stage.Timeline.Step())
        {
            if (stage.Timeline.Steps > end)
                stage.Violate("P3: it never comes to rest");
        }
    }
}
