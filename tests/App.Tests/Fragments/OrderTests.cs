using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Fragments;

public class OrderTests
{
    private readonly TurnWorld _world = new TurnWorld().WithConversation();

    [Fact]
    public async Task Fragments_are_ordered_by_instant_and_not_by_their_text_or_sid()
    {
        Stage("SMc", "1", "2026-11-21T11:50:00Z");
        Stage("SMb", "2", "2026-11-21T12:50:01+01:00");
        Stage("SMa", "3", "2026-11-21T06:50:02-05:00");

        Assert.Equal("1\n2\n3", await MergeAsync());
    }

    [Fact]
    public async Task Five_messages_in_one_second_keep_the_order_that_can_be_known()
    {
        Stage("SMe", "1", "2026-11-21T11:50:00.000000001Z");
        Stage("SMd", "2", "2026-11-21T11:50:00.000000002Z");
        Stage("SMb", "4", "2026-11-21T11:50:00.5Z");
        Stage("SMa", "3", "2026-11-21T11:50:00.5Z");
        Stage("SMc", "5", "2026-11-21T11:50:00.51Z");

        Assert.Equal("1\n2\n3\n4\n5", await MergeAsync());
    }

    [Fact]
    public async Task A_time_that_cannot_be_read_costs_the_place_and_a_warning_but_not_the_message()
    {
        Stage("SMa", "4", "soon");
        Stage("SMb", "2", "2026-11-21T11:50:00Z");
        _world.Stage("SMc", "5", item => item.Remove(Contract.Stage.ReceivedAt));
        _world.Stage("SMd", "6", item => item[Contract.Stage.ReceivedAt] = Av.N(1763718600));
        Stage("SMz", "3", "2026-11-21T11:50:01Z");

        Assert.Equal("2\n3\n4\n5\n6", await MergeAsync());

        var warning = Assert.Single(_world.Log.Records, record => record.Severity == Severity.Warning);
        Assert.Equal(3, warning.Fields["fragments"].Number);
    }

    private void Stage(string sid, string body, string receivedAt) =>
        _world.Stage(sid, body, item => item[Contract.Stage.ReceivedAt] = Av.S(receivedAt));

    private async Task<string> MergeAsync()
    {
        Assert.True(await _world.Deliver());
        return Assert.Single(_world.Model.Requests).UserText;
    }
}
