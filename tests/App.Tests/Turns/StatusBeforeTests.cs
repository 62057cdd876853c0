using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Turns;

/// <summary>P7: what a trigger with nothing to answer puts back on the record is so.</summary>
public class StatusBeforeTests
{
    private readonly TurnWorld _world = new TurnWorld().WithConversation();

    [Theory]
    [InlineData("template_sent", "template_sent")]
    [InlineData(Contract.Statuses.CannotReply, Contract.Statuses.CannotReply)]
    [InlineData(Contract.Statuses.ReplyFailed, Contract.Statuses.ReplySent)]
    [InlineData(Contract.Statuses.Retry, Contract.Statuses.ReplySent)]
    public async Task Another_status_is_put_back_and_a_retry_or_a_failure_of_which_nothing_is_left_is_not(string found, string left)
    {
        _world.WithConversation(record =>
        {
            record[Names.Status] = Av.S(found);
            record[Names.StatusReason] = Av.S("code: why");
        });

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Equal(left, _world.Status);
        Assert.Equal(found == left, _world.Record.ContainsKey(Names.StatusReason));
    }

    /// <summary>Its dead letter is gone, and nobody asks any more; the customer never got an answer.</summary>
    [Fact]
    public async Task A_failure_of_a_message_that_may_be_missing_still_stays()
    {
        _world.WithConversation(record =>
        {
            record[Names.Status] = Av.S(Contract.Statuses.ReplyFailed);
            record[Names.StatusReason] = Av.S("staged_text_expired: why");
            record[Names.ExpiredTextSince] = Av.N(_world.Clock.GetUtcNow().AddDays(-20).ToUnixTimeMilliseconds());
            record[Names.LastTurnAt] = Av.N(_world.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        });

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Equal((Contract.Statuses.ReplyFailed, "staged_text_expired: why"), (_world.Status, _world.Record[Names.StatusReason].S));
    }

    [Fact]
    public async Task A_failure_stays_while_what_was_missing_is_staged_again_and_not_yet_answered()
    {
        _world.WithConversation(record => record[Names.Status] = Av.S(Contract.Statuses.ReplyFailed));
        var sentAt = _world.Clock.GetUtcNow();
        _world.Receive("SMa", "hello");
        var claims = 0;
        _world.Faults.Throw(call => Calls.IsClaim(call) && ++claims > 1, CallPhase.Before, () => new HttpRequestException("reset"), times: 10);

        Assert.False(await _world.Deliver(sentAt: sentAt));

        Assert.Equal(Contract.Statuses.ReplyFailed, _world.Status);
    }

    [Fact]
    public async Task A_message_without_text_takes_a_failure_back_too()
    {
        _world.WithConversation(record => record[Names.Status] = Av.S(Contract.Statuses.ReplyFailed));
        _world.Stage("SMa", "");

        Assert.True(await _world.Deliver());

        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);
    }

    [Fact]
    public async Task A_conversation_that_a_person_has_awaits_the_person()
    {
        _world.WithConversation(record =>
        {
            record[Names.Status] = Av.S(Contract.Statuses.Retry);
            record[Names.HandOff] = Av.Bool(true);
        });

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Equal(Contract.Statuses.AwaitingHuman, _world.Status);
    }

    [Fact]
    public async Task A_last_receive_that_finds_nothing_and_fails_afterwards_leaves_no_retry_behind()
    {
        _world.WithConversation(record => record[Names.Status] = Av.S(Contract.Statuses.Retry));
        _world.Faults.Throw(Calls.IsCleanUp, CallPhase.Before, () => new HttpRequestException("reset"), times: 10);

        Assert.False(await _world.Deliver(TurnWorld.Settings.MaxReceiveCount));

        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);
    }
}
