using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Contracts;

/// <content>Renewal, release, refusal and the archive.</content>
public abstract partial class TurnWritesContract
{
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
        await conversation.ReleaseAsync(Why, default);

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

        await conversation.ReleaseAsync(Why, default);

        var item = (await FindAsync())!;
        Assert.Equal("retry", item["conversation_status"].S);
        Assert.Contains("pending_reply", item.Keys);
        Assert.DoesNotContain(item.Keys, name => name.StartsWith("processing_", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_worker_that_the_last_receive_of_its_trigger_has_overtaken_says_that_nobody_tries_again(bool knowsItsLastWrite)
    {
        var (conversation, store) = await HoldAsync();
        var worker = knowsItsLastWrite ? conversation : new ClaimedConversation(store, conversation.Claim, Terms, _clock);
        await conversation.CheckpointAsync(Reply(PartState.Sending), default);
        await store.EndRetriesAsync(Terms with { ReceiveCount = 12 }, Why, default);
        await store.EndRetriesAsync(Terms with { ReceiveCount = 12 }, Why, default);
        Assert.Equal("processing_reply", (await FindAsync())!["conversation_status"].S);

        await worker.ReleaseAsync(Why, default);

        var item = (await FindAsync())!;
        Assert.Equal(("reply_failed", "code: why"), (item["conversation_status"].S, item[Names.StatusReason].S));
        Assert.Contains("pending_reply", item.Keys);
        Assert.DoesNotContain(item.Keys, name => name.StartsWith("processing_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_worker_of_another_trigger_is_not_overtaken_and_what_one_of_the_same_has_left_is_taken_back()
    {
        var (conversation, store) = await HoldAsync();
        await store.EndRetriesAsync(Terms with { MessageId = "another", ReceiveCount = 12 }, Why, default);

        await conversation.ReleaseAsync(Why, default);

        Assert.Equal("retry", (await FindAsync())!["conversation_status"].S);
        await store.EndRetriesAsync(Terms with { ReceiveCount = 12 }, Why, default);
        var item = (await FindAsync())!;
        Assert.Equal(("reply_failed", "12"), (item["conversation_status"].S, item[Names.LastReceiveCount].N));
        Assert.DoesNotContain(item.Keys, name => name.StartsWith("processing_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_claim_whose_last_write_was_applied_without_an_answer_is_still_released()
    {
        var (conversation, store) = await HoldAsync();
        var unaware = new ClaimedConversation(store, conversation.Claim, Terms, _clock);
        await conversation.CheckpointAsync(Reply(PartState.Sending), default);

        await unaware.ReleaseAsync(Why, default);

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

        Assert.IsType<WriteOutcome.Applied>(await conversation.RestoreAsync(StatusAfter.Found("template_sent"), default));

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
}
