using System.Globalization;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;

namespace App.Tests.Turns;

public class LargeTurnTests
{
    private const int ItemLimit = 400 * 1024;

    private readonly TurnWorld _world = new TurnWorld().WithConversation().WithLock();

    [Fact]
    public async Task Three_hundred_fragments_with_two_megabytes_are_answered_in_order_as_several_turns()
    {
        for (var index = 0; index < 300; index++)
            _world.Stage(Sid(index), index.ToString("D3", CultureInfo.InvariantCulture) + new string('x', 7000));

        Assert.True(await _world.Deliver());

        var recorded = _world.Messages.Where(entry => entry.M[Contract.Messages.Role].S == "user").Concat(Archived())
            .SelectMany(entry => entry.M[Contract.Messages.FragmentSids].L.Select(sid => sid.S)).ToList();
        Assert.Equal(300, recorded.Count);
        Assert.Equal(300, recorded.Distinct().Count());
        Assert.Equal(
            Enumerable.Range(0, 300).Select(index => index.ToString("D3", CultureInfo.InvariantCulture)),
            _world.Model.Requests.SelectMany(request => request.UserText.Split('\n')).Select(line => line[..3]));
        Assert.All(_world.Model.Requests, request => Assert.True(request.UserText.Length <= 96 * 1024));
        Assert.InRange(_world.Summary.Turns, 22, 30);
        Assert.Equal((0, 0), (_world.Staged.Count, _world.Locks.Count));
    }

    [Fact]
    public async Task Ten_thousand_empty_fragments_do_not_fill_a_record()
    {
        for (var index = 0; index < 10_000; index++)
            _world.Stage(Sid(index), index % 500 == 0 ? "." : null);
        var largest = 0;
        _world.Faults.At(Calls.IsUpdate, Fakes.Calls.CallPhase.AfterEffect, () => largest = Math.Max(largest, ItemSize.Of(_world.Record)), times: int.MaxValue);

        Assert.True(await _world.Deliver());

        Assert.Equal(0, _world.Staged.Count);
        Assert.InRange(largest, 1, ItemLimit - 1);
    }

    [Fact]
    public async Task A_single_fragment_at_the_limit_of_an_item_is_answered_and_kept_in_full()
    {
        var body = string.Concat(Enumerable.Repeat("é🙂 ", 55_000))[..195_000].TrimEnd();
        _world.Stage("SMa", body).Stage("SMb", "second");
        _world.Model.Otherwise = _ => FakeModel.Says(new string('r', 40_000));
        var largest = 0;
        _world.Faults.At(Calls.IsUpdate, Fakes.Calls.CallPhase.AfterEffect, () => largest = Math.Max(largest, ItemSize.Of(_world.Record)), times: int.MaxValue);

        Assert.True(await _world.Deliver());

        var entry = _world.Messages.Concat(Archived()).First(message => message.M.ContainsKey(Contract.Messages.FullTextItem)).M;
        Assert.StartsWith(entry[Contract.Messages.Content].S, body, StringComparison.Ordinal);
        Assert.Equal(body, _world.Conversations.Find(TurnWorld.Key(entry[Contract.Messages.FullTextItem].S))![Contract.Messages.Content].S);
        Assert.Equal(["SMa"], entry[Contract.Messages.FragmentSids].L.Select(sid => sid.S));
        Assert.Equal(2, _world.Model.Requests.Count);
        Assert.InRange(largest, 1, ItemLimit - 1);
        Assert.Equal(0, _world.Staged.Count);
    }

    [Fact]
    public async Task The_largest_turn_on_the_fullest_record_stays_below_the_item_limit()
    {
        var messages = Enumerable.Range(0, 40).Select(index => Av.M(new()
        {
            ["message_id"] = Av.S(Sid(100_000 + index)),
            ["role"] = Av.S("assistant"),
            ["content"] = Av.S(new string('m', 1600)),
            ["timestamp"] = Av.S(Timestamp.Of(_world.Clock.GetUtcNow())),
        })).ToList();
        _world.WithConversation(record =>
        {
            record["messages"] = Av.L(messages);
            record["foreign"] = Av.S(new string('f', 94 * 1024));
        });
        for (var index = 0; index < 300; index++)
            _world.Stage(Sid(index), new string('x', 286));
        _world.Model.Otherwise = _ => FakeModel.Says(new string('r', 48 * 1024));
        var largest = 0;
        _world.Faults.At(Calls.IsUpdate, Fakes.Calls.CallPhase.AfterEffect, () => largest = Math.Max(largest, ItemSize.Of(_world.Record)), times: int.MaxValue);

        Assert.True(await _world.Deliver());

        Assert.InRange(largest, 330 * 1024, 364 * 1024);
    }

    [Fact]
    public async Task Pages_of_the_stage_table_are_read_to_the_end()
    {
        _world.Dynamo.PageBytes = 400;
        for (var index = 0; index < 30; index++)
            _world.Stage(Sid(index), "line");

        Assert.True(await _world.Deliver());

        Assert.Equal(30, Assert.Single(_world.Model.Requests).UserText.Split('\n').Length);
        Assert.Equal(0, _world.Staged.Count);
    }

    private static string Sid(int index) => "SM" + index.ToString("D32", CultureInfo.InvariantCulture);

    private IEnumerable<Amazon.DynamoDBv2.Model.AttributeValue> Archived() => _world.Conversations.Items
        .Where(item => item[Contract.Conversations.ConversationId].S.StartsWith("archive#", StringComparison.Ordinal))
        .SelectMany(item => item["messages"].L)
        .Where(entry => entry.M["role"].S == "user");
}
