using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes;
using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Contracts;

/// <summary>Every row of the table of writes, carried out by the turn's own store. Runs unchanged against any back-end.</summary>
public abstract class TurnWritesContract
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    private readonly FakeClock _clock = new();
    private readonly ConversationKey _key = new("+447700900123", $"contract-{Guid.NewGuid():N}");

    /// <summary>A client, and the name of a table with the keys of the conversations table.</summary>
    protected abstract Task<(IAmazonDynamoDB Client, string Table)> OpenAsync();

    private LeaseTerms Terms => new("message", 1, TimeSpan.FromSeconds(90), Margin, _clock.GetUtcNow().AddSeconds(600));

    private DateTimeOffset Deadline => _clock.GetUtcNow().AddSeconds(90);

    [Fact]
    public async Task A_missing_record_cannot_be_claimed_and_is_not_created()
    {
        Assert.IsType<ClaimOutcome.NoRecord>(await ClaimAsync("me"));

        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task A_claim_returns_the_whole_record_and_keeps_what_it_does_not_know()
    {
        await PutAsync(("conversation_status", Av.S("template_sent")), ("unknown", Av.M(new() { ["deep"] = new() { N = "1.0" } })));

        var held = Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("me"));

        Assert.Equal("template_sent", held.Item["conversation_status"].S);
        Assert.Equal("template_sent", held.PreviousStatus!.S);
        Assert.False(held.TakenOver);
        var item = (await FindAsync())!;
        Assert.Equal("processing_reply", item["conversation_status"].S);
        Assert.Equal("template_sent", item["processing_previous_status"].S);
        Assert.Equal("me", item["processing_owner"].S);
        Assert.Equal("1", item["processing_step"].N);
        Assert.Equal(Deadline.ToUnixTimeMilliseconds(), long.Parse(item["processing_deadline"].N, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("1", item["unknown"].M["deep"].N[..1]);
    }

    [Fact]
    public async Task A_live_claim_is_busy_until_its_deadline_and_can_be_taken_over_after_it()
    {
        await PutAsync(("conversation_status", Av.S("template_sent")));
        await ClaimAsync("first");
        var deadline = Deadline;

        Assert.Equal(deadline, Assert.IsType<ClaimOutcome.Busy>(await ClaimAsync("second")).Until);
        _clock.Advance(deadline - _clock.GetUtcNow());
        Assert.IsType<ClaimOutcome.Busy>(await ClaimAsync("second"));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var held = Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("second"));

        Assert.True(held.TakenOver);
        Assert.Equal("template_sent", held.PreviousStatus!.S);
        Assert.Equal("template_sent", (await FindAsync())!["processing_previous_status"].S);
    }

    [Fact]
    public async Task Processing_without_a_deadline_counts_as_abandoned()
    {
        await PutAsync(("conversation_status", Av.S("processing_reply")));

        Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("me"));
    }

    [Fact]
    public async Task A_deadline_that_is_no_number_counts_as_none()
    {
        await PutAsync(("conversation_status", Av.S("processing_reply")), ("processing_deadline", Av.S("tomorrow")));

        Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("me"));
    }

    [Fact]
    public async Task A_record_without_a_status_can_be_claimed()
    {
        await PutAsync();

        var held = Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("me"));

        Assert.Null(held.PreviousStatus);
        Assert.True((await FindAsync())!["processing_previous_status"].NULL);
    }

    [Fact]
    public async Task Our_own_earlier_claim_is_ours()
    {
        await PutAsync(("conversation_status", Av.S("template_sent")));
        await ClaimAsync("me");

        var held = Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("me"));

        Assert.Equal("template_sent", held.PreviousStatus!.S);
        Assert.Equal(1, held.Claim.Step);
    }

    [Fact]
    public async Task A_claim_that_has_ended_is_not_granted_once_more()
    {
        var (conversation, _) = await HoldAsync();
        await conversation.ReleaseAsync(default);

        Assert.IsType<ClaimOutcome.Busy>(await ClaimAsync("me"));

        Assert.Equal("retry", (await FindAsync())!["conversation_status"].S);
        Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("other"));
    }

    [Fact]
    public async Task Every_write_raises_the_step_and_the_old_step_is_refused()
    {
        var (conversation, store) = await HoldAsync();
        var claim = conversation.Claim;
        Assert.IsType<WriteOutcome.Applied>(await conversation.CheckpointAsync(Reply(PartState.Sending), default));

        Assert.Equal("2", (await FindAsync())!["processing_step"].N);
        var late = new ClaimedConversation(store, claim with { Step = 0 }, Terms, _clock);
        Assert.IsType<WriteOutcome.Blocked>(await late.NextPartAsync(Reply(PartState.Sent), default));
    }

    [Fact]
    public async Task Steps_go_on_counting_from_claim_to_claim_and_over_a_take_over()
    {
        var (conversation, _) = await HoldAsync();
        await conversation.CheckpointAsync(Reply(PartState.Sending), default);
        await conversation.ReleaseAsync(default);
        Assert.Equal("3", (await FindAsync())!["last_processing_step"].N);

        var next = Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("other"));
        _clock.Advance(TimeSpan.FromHours(1));
        var taker = Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("third"));

        Assert.Equal((4, 5), (next.Claim.Step, taker.Claim.Step));
        Assert.Equal("5", (await FindAsync())!["processing_step"].N);
    }

    [Fact]
    public async Task What_was_stuck_behind_a_claim_that_comes_back_after_other_turns_is_refused()
    {
        var (conversation, store) = await HoldAsync();
        var stuck = new ClaimedConversation(store, conversation.Claim, Terms, _clock);
        await conversation.RecordForHumanAsync(Customer, null, default);
        var other = Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("other"));
        await new ClaimedConversation(store, other.Claim, Terms, _clock).ReleaseAsync(default);
        Assert.IsType<ClaimOutcome.Held>(await ClaimAsync("me"));

        await stuck.RecordForHumanAsync(Customer, null, default);

        var item = (await FindAsync())!;
        Assert.Single(item["messages"].L);
        Assert.Equal("me", item["processing_owner"].S);
    }

    [Fact]
    public async Task A_claim_that_comes_twice_does_not_move_the_step_on_although_somebody_freed_the_status()
    {
        await HoldAsync();
        var freed = (await FindAsync())!;
        freed["conversation_status"] = Av.S("template_sent");
        await PutAsync([.. freed.Where(attribute => !Key.ContainsKey(attribute.Key)).Select(attribute => (attribute.Key, attribute.Value))]);

        await ClaimAsync("me");

        var item = (await FindAsync())!;
        Assert.Equal(("1", "template_sent"), (item["processing_step"].N, item["conversation_status"].S));
    }

    [Theory]
    [InlineData("processing_step")]
    [InlineData("last_processing_step")]
    public async Task A_step_that_is_no_number_cannot_be_counted_on_from(string name)
    {
        await PutAsync(("conversation_status", Av.S("template_sent")), (name, Av.S("three")));

        Assert.IsType<ClaimOutcome.Invalid>(await ClaimAsync("me"));

        Assert.Equal("template_sent", (await FindAsync())!["conversation_status"].S);
    }

    [Fact]
    public async Task A_checkpoint_is_refused_once_the_conversation_is_handed_to_a_human()
    {
        var (conversation, _) = await HoldAsync(("hand_off_to_human", Av.Bool(true)));

        Assert.IsType<WriteOutcome.Blocked>(await conversation.CheckpointAsync(Reply(PartState.Sending), default));

        Assert.True(conversation.IsHeld);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("null")]
    [InlineData("zero")]
    [InlineData("missing")]
    public async Task A_checkpoint_takes_every_way_to_say_that_nobody_took_over(string form)
    {
        var (conversation, _) = form switch
        {
            "false" => await HoldAsync(("hand_off_to_human", Av.Bool(false))),
            "null" => await HoldAsync(("hand_off_to_human", Av.Null)),
            "zero" => await HoldAsync(("hand_off_to_human", Av.N(0))),
            _ => await HoldAsync(),
        };

        Assert.IsType<WriteOutcome.Applied>(await conversation.CheckpointAsync(Reply(PartState.Sending), default));
    }

    [Fact]
    public async Task A_second_reply_never_replaces_a_pending_one()
    {
        var (conversation, _) = await HoldAsync();
        await conversation.CheckpointAsync(Reply(PartState.Sending), default);

        var second = await conversation.CheckpointAsync(Reply(PartState.Sending) with { TurnId = "other" }, default);

        Assert.IsType<WriteOutcome.Blocked>(second);
        Assert.Equal("turn", (await FindAsync())!["pending_reply"].M["turn_id"].S);
    }

    [Fact]
    public async Task A_pending_reply_is_read_back_as_it_was_written()
    {
        var (conversation, _) = await HoldAsync();
        await conversation.CheckpointAsync(Reply(PartState.Sending), default);

        var reading = RecordReader.Read((await FindAsync())!, null);

        var pending = Assert.IsType<Result<ConversationRecord>.Success>(reading).Value.Pending!;
        Assert.Equal(Reply(PartState.Sending).Parts, pending.Parts);
        Assert.Equal(("turn", "hello", "the reply", "gpt-test"), (pending.TurnId, pending.Customer.Text, pending.Reply, pending.Model));
        Assert.Equal(["SMa", "SMb"], pending.Customer.Sids);
        Assert.Equal(new TokenUsage(1, 2, 3), pending.Usage);
    }

    [Fact]
    public async Task Finish_records_both_sides_and_removes_every_trace_of_the_claim()
    {
        var (conversation, _) = await HoldAsync(("conversation_status_reason", Av.S("old")));
        await conversation.CheckpointAsync(Reply(PartState.Sending), default);

        Assert.IsType<WriteOutcome.Applied>(await FinishAsync(conversation));

        var item = (await FindAsync())!;
        Assert.False(conversation.IsHeld);
        Assert.Equal("reply_sent", item["conversation_status"].S);
        Assert.Equal(["user", "assistant"], item["messages"].L.Select(entry => entry.M["role"].S));
        Assert.Equal("SMpart", item["last_assistant_message_sid"].S);
        Assert.Equal(["SMpart"], item["last_part_sids"].L.Select(sid => sid.S));
        Assert.DoesNotContain(item.Keys, name => name.StartsWith("processing_", StringComparison.Ordinal) || name is "pending_reply" or "conversation_status_reason");
    }

    [Fact]
    public async Task Finish_keeps_a_flag_that_was_set_meanwhile_and_says_so()
    {
        var (conversation, _) = await HoldAsync(("hand_off_to_human", Av.Bool(true)));

        Assert.IsType<WriteOutcome.Applied>(await FinishAsync(conversation));

        var item = (await FindAsync())!;
        Assert.Equal("awaiting_human", item["conversation_status"].S);
        Assert.True(item["hand_off_to_human"].BOOL);
        Assert.Equal(2, item["messages"].L.Count);
    }

    [Fact]
    public async Task A_hand_off_of_the_model_ends_with_the_flag_its_reason_and_its_time()
    {
        var (conversation, _) = await HoldAsync(("hand_off_to_human", Av.Bool(false)), ("hand_off_to_human_reason", Av.Null), ("handing_over_at", Av.N(1)));

        Assert.IsType<WriteOutcome.Applied>(await FinishAsync(conversation, Reply(PartState.Sent) with { HandOff = new("asked for", _clock.GetUtcNow()) }));

        var item = (await FindAsync())!;
        Assert.Equal(("awaiting_human", true, "asked for"), (item["conversation_status"].S, item["hand_off_to_human"].BOOL, item["hand_off_to_human_reason"].S));
        Assert.Equal("2026-11-21T12:00:00.000Z", item["handed_over_at"].S);
        Assert.DoesNotContain("handing_over_at", item.Keys);
    }

    [Fact]
    public async Task A_hand_off_that_is_announced_takes_the_place_of_an_earlier_one()
    {
        var (conversation, _) = await HoldAsync(("handed_over_at", Av.S("2026-11-01T12:00:00.000Z")));

        Assert.IsType<WriteOutcome.Applied>(await conversation.AnnounceHandOffAsync(_clock.GetUtcNow(), default));

        var item = (await FindAsync())!;
        Assert.Equal(_clock.GetUtcNow(), TurnItem.HandingOverAt(item));
        Assert.DoesNotContain("handed_over_at", item.Keys);
    }

    [Fact]
    public async Task Our_own_earlier_finish_is_recognised_by_the_recorded_turn()
    {
        var (conversation, store) = await HoldAsync();
        var again = new ClaimedConversation(store, conversation.Claim, Terms, _clock);
        await FinishAsync(conversation);

        Assert.IsType<WriteOutcome.Applied>(await FinishAsync(again));

        Assert.Equal(2, (await FindAsync())!["messages"].L.Count);
    }

    [Fact]
    public async Task Our_own_earlier_checkpoint_is_recognised_by_owner_and_step()
    {
        var (conversation, store) = await HoldAsync();
        var again = new ClaimedConversation(store, conversation.Claim, Terms, _clock);
        await conversation.CheckpointAsync(Reply(PartState.Sending), default);

        var applied = Assert.IsType<WriteOutcome.Applied>(await again.CheckpointAsync(Reply(PartState.Sending), default));

        Assert.Equal(2, applied.Claim.Step);
    }

    [Fact]
    public async Task A_worker_that_lost_its_claim_writes_nothing_and_learns_until_when()
    {
        var (conversation, _) = await HoldAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        await ClaimAsync("other");
        var deadline = Deadline;

        Assert.Equal(deadline, Assert.IsType<WriteOutcome.Lost>(await conversation.CheckpointAsync(Reply(PartState.Sending), default)).Until);

        Assert.False(conversation.IsHeld);
        Assert.DoesNotContain("pending_reply", (await FindAsync())!.Keys);
    }

    [Fact]
    public async Task A_renewal_moves_the_deadline_and_leaves_the_step()
    {
        var (conversation, _) = await HoldAsync();
        _clock.Advance(TimeSpan.FromSeconds(30));

        await conversation.RenewAsync(default);

        var item = (await FindAsync())!;
        Assert.Equal(Deadline.ToUnixTimeMilliseconds(), TurnItem.Number(item, "processing_deadline"));
        Assert.Equal("1", item["processing_step"].N);
        Assert.Equal(Deadline - Margin, conversation.SafeUntil);
        Assert.IsType<WriteOutcome.Applied>(await conversation.CheckpointAsync(Reply(PartState.Sending), default));
    }

    [Fact]
    public async Task A_renewal_that_comes_late_shortens_nothing()
    {
        var (_, store) = await HoldAsync();
        await store.RenewAsync("me", Deadline.AddSeconds(60), default);

        Assert.IsType<RenewalOutcome.Renewed>(await store.RenewAsync("me", Deadline.AddSeconds(30), default));

        Assert.Equal(Deadline.AddSeconds(60).ToUnixTimeMilliseconds(), TurnItem.Number((await FindAsync())!, "processing_deadline"));
    }

    [Fact]
    public async Task A_renewal_of_a_claim_that_somebody_took_over_writes_nothing_and_says_so()
    {
        var (conversation, _) = await HoldAsync();
        _clock.Advance(TimeSpan.FromSeconds(91));
        await ClaimAsync("other");
        var deadline = Deadline;
        _clock.Advance(TimeSpan.FromSeconds(1));

        await conversation.RenewAsync(default);

        Assert.False(conversation.IsHeld);
        Assert.Equal(deadline, conversation.Loss?.Until);
        Assert.Equal(deadline.ToUnixTimeMilliseconds(), TurnItem.Number((await FindAsync())!, "processing_deadline"));
    }

    [Fact]
    public async Task A_renewal_of_a_claim_that_its_own_worker_has_ended_is_no_loss()
    {
        var (conversation, store) = await HoldAsync();
        await conversation.ReleaseAsync(default);

        Assert.IsType<RenewalOutcome.Ended>(await store.RenewAsync("me", Deadline.AddSeconds(30), default));

        Assert.DoesNotContain("processing_deadline", (await FindAsync())!.Keys);
    }

    [Fact]
    public async Task A_renewal_never_outlasts_the_invocation_and_its_margin()
    {
        await PutAsync(("conversation_status", Av.S("template_sent")));
        var store = await StoreAsync();
        var terms = Terms with { InvocationEnd = _clock.GetUtcNow().AddSeconds(100) };
        var held = Assert.IsType<ClaimOutcome.Held>(await store.ClaimAsync("me", terms, null, default));
        var conversation = new ClaimedConversation(store, held.Claim, terms, _clock);
        _clock.Advance(TimeSpan.FromSeconds(60));

        await conversation.RenewAsync(default);

        Assert.Equal(terms.InvocationEnd, conversation.SafeUntil);
        Assert.Equal(terms.Until.ToUnixTimeMilliseconds(), TurnItem.Number((await FindAsync())!, "processing_deadline"));
    }

    [Fact]
    public async Task Release_leaves_retry_and_the_pending_reply()
    {
        var (conversation, _) = await HoldAsync();
        await conversation.CheckpointAsync(Reply(PartState.Sending), default);

        await conversation.ReleaseAsync(default);

        var item = (await FindAsync())!;
        Assert.Equal("retry", item["conversation_status"].S);
        Assert.Contains("pending_reply", item.Keys);
        Assert.DoesNotContain(item.Keys, name => name.StartsWith("processing_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_claim_whose_last_write_was_applied_without_an_answer_is_still_released()
    {
        var (conversation, store) = await HoldAsync();
        var unaware = new ClaimedConversation(store, conversation.Claim, Terms, _clock);
        await conversation.CheckpointAsync(Reply(PartState.Sending), default);

        await unaware.ReleaseAsync(default);

        Assert.Equal("retry", (await FindAsync())!["conversation_status"].S);
    }

    [Fact]
    public async Task Refuse_says_why_and_drops_a_reply_of_which_nothing_was_accepted()
    {
        var (conversation, _) = await HoldAsync();
        await conversation.CheckpointAsync(Reply(PartState.Sending), default);
        conversation.MarkNotSent(0);

        await conversation.RefuseAsync(new Failure("code", "why"), keepsReply: false, default);

        var item = (await FindAsync())!;
        Assert.Equal(("reply_failed", "code: why"), (item["conversation_status"].S, item["conversation_status_reason"].S));
        Assert.DoesNotContain("pending_reply", item.Keys);
    }

    [Fact]
    public async Task Refuse_keeps_a_reply_that_may_have_been_accepted()
    {
        var (conversation, _) = await HoldAsync();
        await conversation.CheckpointAsync(Reply(PartState.Sending), default);

        await conversation.RefuseAsync(new Failure("code", "why"), keepsReply: false, default);

        Assert.Contains("pending_reply", (await FindAsync())!.Keys);
    }

    [Fact]
    public async Task Restore_gives_the_status_back()
    {
        var (conversation, _) = await HoldAsync();

        Assert.IsType<WriteOutcome.Applied>(await conversation.RestoreAsync("template_sent", default));

        Assert.Equal("template_sent", (await FindAsync())!["conversation_status"].S);
    }

    [Fact]
    public async Task Null_messages_become_a_list()
    {
        var (conversation, _) = await HoldAsync(("messages", Av.Null));

        Assert.IsType<WriteOutcome.Applied>(await conversation.MendMessagesAsync(default));
        Assert.IsType<WriteOutcome.Applied>(await conversation.RecordForHumanAsync(Customer, null, default));

        Assert.Single((await FindAsync())!["messages"].L);
    }

    [Fact]
    public async Task Archiving_removes_the_oldest_and_counts_them()
    {
        var (conversation, _) = await HoldAsync(("messages", Av.L(["0", "1", "2"])));
        var sids = ArchivedSids.None.With([("SMa", _clock.GetUtcNow().AddDays(1))], _clock.GetUtcNow(), out _);

        Assert.IsType<WriteOutcome.Applied>(await conversation.ArchiveAsync(2, 40, sids, default));

        var item = (await FindAsync())!;
        Assert.Equal("2", Assert.Single(item["messages"].L).S);
        Assert.Equal("42", item["archived_messages"].N);
        Assert.True(ArchivedSids.Read(item["archived_sids"].B.ToArray()).Contains("SMa"));
        Assert.IsType<WriteOutcome.Applied>(await conversation.ArchiveAsync(1, 42, ArchivedSids.None, default));
        Assert.DoesNotContain("archived_sids", (await FindAsync())!.Keys);
    }

    private static CustomerMessage Customer { get; } = new(["SMa", "SMb"], "hello", null, null);

    /// <summary>As a turn does: what blocks it is recorded too.</summary>
    private async Task<WriteOutcome> FinishAsync(ClaimedConversation conversation, PendingReply? reply = null, HandOff? told = null)
    {
        conversation.Resume(reply ?? Reply(PartState.Sent));
        return await conversation.FinishAsync(default) is WriteOutcome.Blocked { Item: var item }
            ? await conversation.FinishAllTheSameAsync(item, told, default)
            : new WriteOutcome.Applied(conversation.Claim);
    }

    private PendingReply Reply(PartState state) => new()
    {
        TurnId = "turn",
        Customer = Customer,
        CustomerWroteAt = _clock.GetUtcNow(),
        Reply = "the reply",
        Usage = new TokenUsage(1, 2, 3),
        Model = "gpt-test",
        StartedAt = _clock.GetUtcNow(),
        Parts = [new("the reply", state, state == PartState.Sent ? "SMpart" : null, _clock.GetUtcNow())],
    };

    private async Task<ConversationStore> StoreAsync()
    {
        var (client, table) = await OpenAsync();
        return new ConversationStore(new CountedDynamo(client, new CallCounter()), table, _key, _clock);
    }

    private async Task<ClaimOutcome> ClaimAsync(string owner) => await (await StoreAsync()).ClaimAsync(owner, Terms, null, default);

    private async Task<(ClaimedConversation Conversation, ConversationStore Store)> HoldAsync(params (string Name, AttributeValue Value)[] attributes)
    {
        await PutAsync([("conversation_status", Av.S("template_sent")), .. attributes]);
        var store = await StoreAsync();
        var held = Assert.IsType<ClaimOutcome.Held>(await store.ClaimAsync("me", Terms, null, default));
        return (new ClaimedConversation(store, held.Claim, Terms, _clock), store);
    }

    private Dictionary<string, AttributeValue> Key => new()
    {
        ["primary_channel"] = Av.S(_key.PrimaryChannel),
        ["conversation_id"] = Av.S(_key.ConversationId),
    };

    private async Task PutAsync(params (string Name, AttributeValue Value)[] attributes)
    {
        var (client, table) = await OpenAsync();
        var item = Key;
        foreach (var (name, value) in attributes)
            item[name] = value;
        await client.PutItemAsync(new PutItemRequest { TableName = table, Item = item }, default);
    }

    private async Task<Dictionary<string, AttributeValue>?> FindAsync()
    {
        var (client, table) = await OpenAsync();
        var response = await client.GetItemAsync(new GetItemRequest { TableName = table, Key = Key, ConsistentRead = true }, default);
        return response.Item is { Count: > 0 } item ? item : null;
    }
}
