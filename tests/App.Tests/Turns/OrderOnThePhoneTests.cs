using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using WhatsAppReplies.Replies.Messaging;

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

    [Fact]
    public async Task A_worker_that_goes_on_with_a_reply_waits_for_the_part_that_went_out_last_too()
    {
        _world.Model.Otherwise = _ => FakeModel.Says("one|two");
        _world.Faults.Throw(IsLook, CallPhase.Before, () => new OperationCanceledException());
        Assert.False(await _world.Deliver());
        Assert.Equal(["one"], _world.Phone.Texts);
        _world.Phone.Leaving.Enqueue(false);
        _world.Phone.Leaving.Enqueue(true);

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Equal(["one", "two"], _world.Phone.Texts);
        Assert.Equal(3, _world.Faults.Calls.Count(IsLook));
    }

    [Fact]
    public async Task A_reply_of_which_nothing_went_out_waits_for_nothing()
    {
        _world.Phone.Script.Enqueue(_ => new SendOutcome.NotAccepted(FakePhone.Fault, null));
        Assert.False(await _world.Deliver());

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.DoesNotContain(_world.Faults.Calls, IsLook);
    }

    private IEnumerable<TimeSpan> Gaps() => _world.Phone.Messages.Zip(_world.Phone.Messages.Skip(1), (one, next) => next.AcceptedAt - one.AcceptedAt);

    private static bool IsLook(ExternalCall call) => call is { Service: "messenger", Operation: "HasLeft" };
}
