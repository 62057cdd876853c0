using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;

namespace App.Tests.Turns;

/// <summary>Messages that the provider has at the same time arrive in any order.</summary>
public class OrderOnThePhoneTests
{
    private readonly TurnWorld _world = new TurnWorld { Split = text => text.Split('|') }.WithConversation().Stage("SMa", "hello");

    [Fact]
    public async Task A_reply_of_one_part_makes_no_call_more()
    {
        Assert.True(await _world.Deliver());

        Assert.DoesNotContain(_world.Faults.Calls, IsLook);
    }

    [Fact]
    public async Task The_next_part_is_posted_when_the_one_before_is_seen_on_its_way()
    {
        _world.Model.Otherwise = _ => FakeModel.Says("one|two");
        _world.Phone.Leaving.Enqueue(false);
        _world.Phone.Leaving.Enqueue(true);

        Assert.True(await _world.Deliver());

        Assert.Equal(2, _world.Faults.Calls.Count(IsLook));
        Assert.Equal([TimeSpan.FromSeconds(3)], Gaps());
    }

    [Fact]
    public async Task After_ten_seconds_it_is_posted_all_the_same()
    {
        _world.Model.Otherwise = _ => FakeModel.Says("one|two");
        for (var look = 0; look < 10; look++)
            _world.Phone.Leaving.Enqueue(false);

        Assert.True(await _world.Deliver());

        Assert.Equal(3, _world.Faults.Calls.Count(IsLook));
        Assert.Equal([TimeSpan.FromSeconds(10)], Gaps());
    }

    private IEnumerable<TimeSpan> Gaps() => _world.Phone.Messages.Zip(_world.Phone.Messages.Skip(1), (one, next) => next.AcceptedAt - one.AcceptedAt);

    private static bool IsLook(ExternalCall call) => call is { Service: "messenger", Operation: "HasLeft" };
}
