using System.Globalization;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Triggers;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Turns;

/// <summary>A dead letter that is moved back is a new message to its queue, with a new time; what it stands for is as old as ever.</summary>
public class RedrivenTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(70);
    private static readonly TimeSpan Buried = TimeSpan.FromHours(5);

    private readonly TurnWorld _world = new TurnWorld().WithConversation();
    private readonly DateTimeOffset _sentAt;

    public RedrivenTests() => _sentAt = _world.Clock.GetUtcNow();

    /// <summary>P1: throttled at each receive, so that no worker has seen it or put its text off.</summary>
    [Fact]
    public async Task What_expired_before_any_worker_saw_it_is_asked_for_since_the_trigger_was_sent_first()
    {
        _world.Stage("SMa", "hello", Short);
        _world.Clock.Advance(Buried);

        Assert.True(await RedriveAsync(_sentAt));

        Assert.Equal(["hello"], _world.Model.Requests.Select(request => request.UserText));
        Assert.Single(_world.Phone.Messages);
        Assert.Equal(1, _world.Summary.StagedAgain);
    }

    /// <summary>What the queue alone cannot tell: such a letter goes back through the operator's tool, which says when it was sent.</summary>
    [Fact]
    public async Task One_that_does_not_say_when_it_was_sent_counts_as_sent_when_it_was_moved()
    {
        _world.Stage("SMa", "hello", Short);
        _world.Clock.Advance(Buried);

        Assert.True(await RedriveAsync(null));

        Assert.Empty(_world.Model.Requests);
        Assert.Equal("NothingToAnswer", _world.Summary.Outcome);
        Assert.Contains(_world.Log.Records, record => record.Severity == Severity.Warning);
    }

    [Fact]
    public async Task A_turn_that_ended_since_it_was_sent_first_accounts_for_it()
    {
        _world.WithConversation(item => item[Names.LastTurnAt] = Av.N(_sentAt.AddMinutes(1).ToUnixTimeMilliseconds()));
        _world.Clock.Advance(Buried);

        Assert.True(await RedriveAsync(_sentAt));

        Assert.DoesNotContain(_world.Faults.Calls, call => call.Operation == "ListReceived");
    }

    /// <summary>P2: the record knows what was answered, whatever time the trigger names.</summary>
    [Fact]
    public async Task What_was_answered_meanwhile_is_not_answered_again()
    {
        _world.Stage("SMa", "hello", TimeSpan.FromDays(15));
        Assert.True(await _world.Deliver(sentAt: _sentAt));
        _world.Clock.Advance(Buried);

        Assert.True(await RedriveAsync(_sentAt.AddMinutes(-5)));
        Assert.True(await RedriveAsync(_sentAt.AddDays(-5)));

        Assert.Single(_world.Phone.Messages);
        Assert.Single(_world.Model.Requests);
    }

    /// <summary>Receives are counted by the queue, from its own time on.</summary>
    [Fact]
    public async Task Receives_before_the_redrive_are_not_those_of_this_message()
    {
        _world.Stage("SMa", "hello", TimeSpan.FromDays(15));
        _world.WithConversation(item =>
        {
            item[Names.LastTurnAt] = Av.N(_sentAt.AddMinutes(1).ToUnixTimeMilliseconds());
            item[Names.LastMessageId] = Av.S("message-of-another");
        });
        _world.Clock.Advance(Buried);

        Assert.True(await RedriveAsync(_sentAt, receiveCount: 3));

        Assert.Equal(2, _world.Summary.ReceivesWithoutTurn);
    }

    [Theory]
    [InlineData(-1, -1)]
    [InlineData(-89 * 24 * 60, -89 * 24 * 60)]
    [InlineData(-91 * 24 * 60, 0)]
    [InlineData(1, 0)]
    [InlineData(null, 0)]
    public void The_earlier_time_counts_as_far_as_somebody_can_have_meant_it(int? minutes, int expected)
    {
        var trigger = new Trigger(new("channel", "conversation"), minutes is { } offset ? _sentAt.AddMinutes(offset) : null);

        Assert.Equal(_sentAt.AddMinutes(expected), trigger.FirstSentAt(_sentAt));
    }

    [Theory]
    [InlineData("1767225600000", 1767225600000)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("1e99", null)]
    [InlineData("1767225600000.5", null)]
    [InlineData("\"1767225600000\"", null)]
    [InlineData("null", null)]
    public void What_is_no_time_is_none_and_the_trigger_is_read(string written, long? read)
    {
        var trigger = Assert.IsType<WhatsAppReplies.Shared.Results.Result<Trigger>.Success>(
            TriggerReader.Read($$"""{"conversation_id": "c", "primary_channel": "p", "sent_at": {{written}}}""")).Value;

        Assert.Equal(read, trigger.SentAt?.ToUnixTimeMilliseconds());
    }

    private async Task<bool> RedriveAsync(DateTimeOffset? sentAt, int receiveCount = 1)
    {
        var time = sentAt is { } sent ? string.Create(CultureInfo.InvariantCulture, $", \"sent_at\": {sent.ToUnixTimeMilliseconds()}") : "";
        var body = $$"""{"conversation_id": "{{TurnWorld.ConversationId}}", "primary_channel": "{{TurnWorld.Channel}}"{{time}}}""";
        return (await _world.Invoke(_world.Message(receiveCount, body))).BatchItemFailures.Count == 0;
    }
}
