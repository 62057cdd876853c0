using System.Globalization;
using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Conversations.Archive;
using WhatsAppReplies.Shared.Dynamo;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Archive;

public class ArchiveTests
{
    private readonly TurnWorld _world = new TurnWorld().WithConversation();

    [Fact]
    public async Task Ten_thousand_turns_keep_the_record_small_and_every_turn_as_cheap_as_the_hundredth()
    {
        var units = new List<int>();
        var largest = 0;
        for (var turn = 1; turn <= 10_000; turn++)
        {
            _world.Dynamo.Consumed.Clear();
            _world.Faults.Calls.Clear();
            await TurnAsync(turn, TimeSpan.FromHours(2));
            units.Add(_world.Dynamo.Consumed.Sum(call => call.WriteUnits));
            largest = Math.Max(largest, ItemSize.Of(_world.Record));
        }

        Assert.Equal(units[99], units[9_999]);

        // Steps and counts have more digits by then, which some write pays for where it stands just below a whole kilobyte.
        Assert.InRange(units[9_900..].Sum(), 1, (int)(units[100..200].Sum() * 1.01));
        Assert.InRange(largest, 1, 40 * 1024);
        AssertComplete(10_000);
    }

    [Fact]
    public async Task A_turn_that_archives_takes_two_calls_more_and_most_turns_do_not()
    {
        var calls = new List<int>();
        for (var turn = 1; turn <= 100; turn++)
        {
            await TurnAsync(turn, TimeSpan.FromHours(2));
            calls.Add(_world.Summary.AwsCalls);
        }

        Assert.Equal([7, 9], calls.Distinct().Order());
        Assert.InRange(calls.Count(count => count == 9), 5, 8);
    }

    [Fact]
    public async Task Entries_younger_than_a_day_stay_on_the_record_while_size_allows()
    {
        for (var turn = 1; turn <= 50; turn++)
            await TurnAsync(turn, TimeSpan.FromMinutes(10));

        Assert.Equal(100, _world.Messages.Count);
        Assert.DoesNotContain(_world.Faults.Calls, Calls.IsArchivePut);
    }

    [Fact]
    public async Task Size_forces_young_entries_out_and_their_sids_stay_to_be_recognised()
    {
        var body = new string('x', 3000);
        for (var turn = 1; turn <= 40; turn++)
            await TurnAsync(turn, TimeSpan.FromMinutes(1), body);
        Assert.Contains(Names.ArchivedSids, _world.Record.Keys);
        var onRecord = _world.Messages.SelectMany(entry => entry.M.GetValueOrDefault("fragment_sids")?.L ?? []).Select(sid => sid.S);
        Assert.DoesNotContain(Sid(1), onRecord);

        _world.Stage(Sid(1), body);
        Assert.True(await _world.Deliver());

        Assert.Equal((1, 0, 0), (_world.Summary.Leftovers, _world.Summary.Replies, _world.Staged.Count));
        AssertComplete(40);
    }

    [Fact]
    public async Task Sids_are_forgotten_after_a_day()
    {
        var body = new string('x', 3000);
        for (var turn = 1; turn <= 40; turn++)
            await TurnAsync(turn, TimeSpan.FromMinutes(1), body);
        _world.Clock.Advance(TimeSpan.FromDays(2));
        for (var turn = 41; turn <= 80; turn++)
            await TurnAsync(turn, TimeSpan.FromHours(2), body);

        Assert.DoesNotContain(Names.ArchivedSids, _world.Record.Keys);
    }

    [Fact]
    public async Task An_entry_whose_fragment_is_still_staged_does_not_leave_the_record_for_its_age()
    {
        _world.Dynamo.LeavesUnprocessed = (table, write) =>
            table == TurnWorld.Settings.StageTable && write.DeleteRequest.Key[Contract.Stage.MessageSid].S == Sid(1);
        for (var turn = 1; turn <= 60; turn++)
            await TurnAsync(turn, TimeSpan.FromHours(2));

        Assert.DoesNotContain(_world.Faults.Calls, Calls.IsArchivePut);
        Assert.Equal(60, _world.Phone.Messages.Count);
        Assert.Equal(1, _world.Staged.Count);
    }

    [Fact]
    public async Task A_worker_that_read_an_old_leftover_before_it_was_deleted_and_its_entry_archived_recognises_it()
    {
        await FillAsync(30);
        _world.Clock.Advance(TimeSpan.FromDays(2));
        _world.Stage(Sid(1), "hello");
        var asleep = _world.Faults.Pause(Calls.IsClaim, CallPhase.Before);
        var stalled = _world.Begin(_world.Message());
        Assert.True(await _world.Deliver(receiveCount: 2));
        await TurnAsync(31, TimeSpan.FromSeconds(1));
        Assert.NotEmpty(Archived());

        asleep.End();
        Assert.Empty((await _world.End(stalled)).BatchItemFailures);

        AssertComplete(31);
    }

    [Fact]
    public async Task A_leftover_whose_entry_is_young_costs_no_call_more()
    {
        await FillAsync(2);
        _world.Stage(Sid(1), "hello");
        _world.Faults.Calls.Clear();

        Assert.True(await _world.Deliver());

        Assert.DoesNotContain(_world.Faults.Calls, IsArchiveUpdate);
    }

    [Fact]
    public async Task A_record_that_was_huge_before_we_met_it_is_brought_within_bounds_first()
    {
        var messages = Enumerable.Range(0, 900).Select(index => Av.M(new()
        {
            ["message_id"] = Av.S($"old-{index}"),
            ["role"] = Av.S(index % 2 == 0 ? "user" : "assistant"),
            ["content"] = Av.S(new string('c', 330)),
            ["timestamp"] = Av.S("2026-01-01T00:00:00Z"),
        })).ToList();
        _world.WithConversation(record => record["messages"] = Av.L(messages)).Stage("SMa", "hello");

        Assert.True(await _world.Deliver());

        Assert.InRange(ItemSize.Of(_world.Record), 1, 70 * 1024);
        Assert.Equal(
            Enumerable.Range(0, 900).Select(index => $"old-{index}"),
            AllEntries().Take(900).Select(entry => entry.M["message_id"].S));
        Assert.Equal(900, Assert.Single(_world.Model.Requests).History.Count);
    }

    public static TheoryData<string, string> Points
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var phase in Enum.GetNames<CallPhase>())
            {
                data.Add("put", phase);
                data.Add("update", phase);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Points))]
    public async Task A_crash_at_any_point_of_archiving_neither_loses_nor_doubles_an_entry(string call, string phase)
    {
        await FillAsync(30);
        _world.Faults.Crash(call == "put" ? Calls.IsArchivePut : IsArchiveUpdate, Enum.Parse<CallPhase>(phase));
        _world.Stage(Sid(31), "hello");
        await _world.Kill();
        _world.OutlastClaims();

        Assert.True(await _world.Deliver(receiveCount: 2));

        AssertComplete(31);
        await TurnAsync(32, TimeSpan.FromHours(2));
        AssertComplete(32);
    }

    [Fact]
    public async Task A_worker_that_wakes_up_after_it_lost_its_claim_changes_no_archive_item()
    {
        await FillAsync(30);
        _world.Stage(Sid(31), "hello");
        var asleep = _world.Faults.Pause(Calls.IsArchivePut, CallPhase.Before);
        var stalled = _world.Begin(_world.Message());
        var record = Values.Copy(_world.Record);
        record[Names.Deadline] = Av.N(1);
        _world.Conversations.Put(record);
        Assert.True(await _world.Deliver(receiveCount: 2));
        var archived = Values.Copy(Archived().Single());

        asleep.End();
        Assert.Single((await _world.End(stalled)).BatchItemFailures);

        Assert.True(Values.AreEqual(archived, Archived().Single()));
        AssertComplete(31);
    }

    [Fact]
    public async Task An_earlier_workers_item_with_another_number_of_entries_is_adopted()
    {
        await FillAsync(30);
        var item = TurnWorld.Key(ArchiveKey.OfMessages(TurnWorld.ConversationId, 0));
        item["messages"] = Av.L(_world.Messages.GetRange(0, 7).ConvertAll(Values.Copy));
        _world.Conversations.Put(item);

        await TurnAsync(31, TimeSpan.FromHours(2));

        AssertComplete(31);
        Assert.Equal(7, Archived().First()["messages"].L.Count);
    }

    [Fact]
    public async Task Archive_items_carry_no_key_of_the_index_and_cannot_be_taken_for_a_conversation()
    {
        _world.WithConversation(record => record[Names.IndexRecipient] = Av.S("+44"));
        await FillAsync(32);

        Assert.All(Archived(), item =>
        {
            Assert.DoesNotContain(Names.IndexRecipient, item.Keys);
            Assert.DoesNotContain(Names.Status, item.Keys);
        });
    }

    private static bool IsArchiveUpdate(ExternalCall call) =>
        call.Request is UpdateItemRequest request && request.UpdateExpression.Contains("archived_messages", StringComparison.Ordinal);

    private static string Sid(int turn) => "SM" + turn.ToString("D32", CultureInfo.InvariantCulture);

    private async Task FillAsync(int turns)
    {
        for (var turn = 1; turn <= turns; turn++)
            await TurnAsync(turn, TimeSpan.FromHours(2));
    }

    private async Task TurnAsync(int turn, TimeSpan apart, string body = "a message of a usual length, as customers write them")
    {
        _world.Clock.Advance(apart);
        _world.Stage(Sid(turn), body);
        Assert.True(await _world.Deliver(), _world.Summary.Explanation);
        _world.Log.Records.Clear();
    }

    private IEnumerable<Dictionary<string, AttributeValue>> Archived() =>
        _world.Conversations.Items.Where(item => item[Names.ConversationId].S.StartsWith("archive#", StringComparison.Ordinal));

    /// <summary>Archive and record as a reader puts them together: items below the record's count, then the record.</summary>
    private List<AttributeValue> AllEntries()
    {
        var count = int.Parse(_world.Record.GetValueOrDefault(Names.ArchivedCount)?.N ?? "0", CultureInfo.InvariantCulture);
        var archived = Archived().SelectMany(item => item["messages"].L).Take(count).ToList();
        Assert.Equal(count, archived.Count);
        return [.. archived, .. _world.Messages];
    }

    private void AssertComplete(int turns)
    {
        var sids = AllEntries().SelectMany(entry => entry.M.GetValueOrDefault("fragment_sids")?.L ?? []).Select(sid => sid.S);
        Assert.Equal(Enumerable.Range(1, turns).Select(Sid), sids);
        Assert.Equal(turns, _world.Phone.Messages.Count);
        Assert.Equal(2 * turns, AllEntries().Count);
    }
}
