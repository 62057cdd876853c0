using WhatsAppReplies.Local.Runner.Chaos.Invariants;

namespace WhatsAppReplies.Local.Tests.Chaos;

/// <summary>Every kind of violation is found, is the only one that is found, and names the conversation.</summary>
public sealed class ConversationInvariantsTests
{
    [Fact]
    public void A_quiet_conversation_has_no_violation() => Assert.Empty(ConversationInvariants.Of(QuiescentRun.Conversation));

    [Fact]
    public void A_second_record_of_one_customer_is_found() => AssertOnly("it has 2 records", run => run with { Records = 2 });

    [Fact]
    public void A_fragment_in_no_turn_is_lost() =>
        AssertOnly("fragment f4 is in no recorded turn", run => run with { Written = [.. run.Written, "f4"] });

    [Fact]
    public void A_fragment_in_two_turns_was_answered_twice() =>
        AssertOnly("fragment f1 is in 2 recorded turns", run => run with { Messages = Replaced(run, 4, QuiescentRun.Customer("f3", "f1")) });

    [Fact]
    public void A_recorded_fragment_must_have_been_written() =>
        AssertOnly("fragment f9 is recorded, and nobody wrote it", run => run with { Messages = Replaced(run, 4, QuiescentRun.Customer("f3", "f9")) });

    [Fact]
    public void A_message_from_before_may_not_go() =>
        AssertOnly("message old1 from before is there 0 times", run => run with { Messages = [.. run.Messages.Skip(1)] });

    [Fact]
    public void A_message_may_not_stand_on_the_record_and_in_the_archive() =>
        AssertOnly("message old1 from before is there 2 times", run => run with { Messages = [run.Messages[0], .. run.Messages] });

    [Fact]
    public void Messages_from_before_keep_their_order() => AssertOnly(
        "the messages from before are in another order",
        run => run with { Messages = [run.Messages[1], run.Messages[0], .. run.Messages.Skip(2)] });

    [Fact]
    public void A_turn_without_a_reply_is_found() => AssertOnly(
        "the turn of fragment f4 has no recorded reply",
        run => run with { Written = [.. run.Written, "f4"], Messages = [.. run.Messages, QuiescentRun.Customer("f4")] });

    [Fact]
    public void The_same_text_twice_on_the_phone_is_found_although_both_sids_are_recorded() => AssertOnly(
        "the phone shows the same part 2 times: p1, p2",
        run => run with { OnPhone = [new("p1", "One"), new("p2", "One"), new("p3", "Three")] });

    [Fact]
    public void A_part_that_no_turn_knows_is_a_second_send() => AssertOnly(
        "the phone shows part p9, which is in no recorded turn",
        run => run with { OnPhone = [.. run.OnPhone, new("p9", "Something else")] });

    [Fact]
    public void A_part_that_never_arrived_is_found() =>
        AssertOnly("part p3 is recorded and not on the phone", run => run with { OnPhone = [.. run.OnPhone.Take(2)] });

    [Fact]
    public void A_part_recorded_for_two_turns_is_found() =>
        AssertOnly("part p1 is recorded 2 times", run => run with { Messages = Replaced(run, 5, QuiescentRun.Reply("p3", "p1")) });

    [Fact]
    public void Parts_arrive_in_the_order_in_which_they_are_recorded() => AssertOnly(
        "the phone shows the parts in another order than they are recorded in",
        run => run with { OnPhone = [run.OnPhone[1], run.OnPhone[0], run.OnPhone[2]] });

    [Fact]
    public void A_claim_that_is_left_is_found() => AssertOnly("a claim is left", run => run with { ClaimLeft = true });

    [Fact]
    public void A_pending_reply_that_is_left_is_found() => AssertOnly("a pending reply is left", run => run with { PendingReplyLeft = true });

    [Fact]
    public void A_trigger_lock_that_is_left_is_found() => AssertOnly(
        "the trigger lock is left: no other message of this customer would raise a trigger", run => run with { LockLeft = true });

    [Fact]
    public void A_staged_fragment_that_is_left_is_found() =>
        AssertOnly("fragment f2 is left in the stage table", run => run with { StagedLeft = ["f2"] });

    [Theory]
    [InlineData(Contract.Statuses.Processing, "its status is processing_reply")]
    [InlineData(Contract.Statuses.Retry, "its status is retry")]
    [InlineData(null, "its status is missing")]
    public void A_status_of_an_unfinished_turn_is_found(string? status, string expected) => AssertOnly(expected, run => run with { Status = status });

    [Fact]
    public void A_conversation_in_which_nobody_wrote_keeps_its_status() => Assert.Empty(ConversationInvariants.Of(
        QuiescentRun.Conversation with { Written = [], Messages = [.. QuiescentRun.Conversation.Messages.Take(2)], OnPhone = [], Status = "template_sent" }));

    private static void AssertOnly(string expected, Func<ConversationFacts, ConversationFacts> change) =>
        Assert.Equal($"conversation 7: {expected}", Assert.Single(ConversationInvariants.Of(change(QuiescentRun.Conversation))).ToString());

    private static IReadOnlyList<RecordedMessage> Replaced(ConversationFacts facts, int index, RecordedMessage by) =>
        [.. facts.Messages.Take(index), by, .. facts.Messages.Skip(index + 1)];
}
