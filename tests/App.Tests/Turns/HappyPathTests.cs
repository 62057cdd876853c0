using App.Tests.Fakes.Turns;
using WhatsAppReplies;

namespace App.Tests.Turns;

public class HappyPathTests
{
    private readonly TurnWorld _world = new TurnWorld().WithConversation().WithLock();

    [Fact]
    public async Task Fragments_are_merged_answered_once_and_recorded_with_the_reply()
    {
        _world.Stage("SMa", "hi carol").Stage("SMb", "yes, since 2019").Stage("SMc", "do i need a car?");

        Assert.True(await _world.Deliver());

        Assert.Equal("hi carol\nyes, since 2019\ndo i need a car?", Assert.Single(_world.Model.Requests).UserText);
        var sent = Assert.Single(_world.Phone.Messages);
        Assert.Equal((TurnWorld.Company, TurnWorld.Channel, FakeModel.Reply), (sent.From, sent.To, sent.Text));
        Assert.Equal(2, _world.Messages.Count);
        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);
        Assert.Equal(0, _world.Staged.Count);
        Assert.Equal(0, _world.Locks.Count);
    }

    [Fact]
    public async Task A_one_part_reply_takes_six_calls_of_the_tables_one_visibility_change_and_two_provider_calls()
    {
        _world.Stage("SMa", "hello");

        Assert.True(await _world.Deliver());

        Assert.Equal(
            [
                "sqs ChangeMessageVisibility",
                "dynamodb Query stage",
                "dynamodb UpdateItem conversations",
                "dynamodb UpdateItem conversations",
                "dynamodb UpdateItem conversations",
                "dynamodb BatchWriteItem locks+stage",
                "dynamodb Query stage",
            ],
            _world.AwsCalls);
        Assert.Equal((7, 2), (_world.Summary.AwsCalls, _world.Summary.ProviderCalls));
        Assert.Equal(
            ["model Reply", "messenger Send"], _world.Faults.Calls.Where(call => call.Service is "model" or "messenger").Select(call => call.ToString()));
    }
}
