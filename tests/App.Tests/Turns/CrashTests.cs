using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;

namespace App.Tests.Turns;

public class CrashTests
{
    public static TheoryData<int, string> Points
    {
        get
        {
            // Every call of a turn with two parts; a new call is in here by itself.
            var world = World();
            world.Deliver().GetAwaiter().GetResult();
            var data = new TheoryData<int, string>();
            for (var call = 1; call <= world.Faults.Calls.Count; call++)
            {
                foreach (var phase in Enum.GetNames<CallPhase>())
                    data.Add(call, phase);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Points))]
    public async Task A_worker_that_dies_at_any_call_loses_nothing_and_doubles_nothing(int call, string phase)
    {
        var world = World();
        var calls = 0;
        world.Faults.Crash(_ => phase == nameof(CallPhase.Before) ? ++calls == call : world.Faults.Calls.Count == call, Enum.Parse<CallPhase>(phase));
        await world.Kill();
        world.OutlastClaims();

        Assert.True(await world.Deliver(receiveCount: 2));

        Assert.Equal(["one", "two"], world.Phone.Texts);
        Assert.Equal(["user", "assistant"], world.Messages.Select(entry => entry.M[Contract.Messages.Role].S));
        Assert.Equal(["SMa", "SMb"], world.Messages[0].M[Contract.Messages.FragmentSids].L.Select(sid => sid.S));
        Assert.Equal(Contract.Statuses.ReplySent, world.Status);
        Assert.Equal((0, 0), (world.Staged.Count, world.Locks.Count));
        Assert.DoesNotContain(world.Record.Keys, name => name.StartsWith("processing_", StringComparison.Ordinal) || name == "pending_reply");
    }

    private static TurnWorld World()
    {
        var world = new TurnWorld { Split = text => text.Split('|') }.WithConversation().WithLock().Stage("SMa", "hello").Stage("SMb", "there");
        world.Model.Otherwise = _ => FakeModel.Says("one|two");
        return world;
    }
}
