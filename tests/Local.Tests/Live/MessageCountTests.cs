using WhatsAppReplies.Local.Runner.Live.State;

namespace WhatsAppReplies.Local.Tests.Live;

public sealed class MessageCountTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);

    private readonly MessageFacts _answered = new()
    {
        Written = [new("SM1", Now.AddMinutes(-1))],
        Recorded = ["SM1"],
        RecordedParts = new HashSet<string> { "SMreply" },
        BeingAnswered = new HashSet<string>(),
        Staged = new HashSet<string>(),
        Receipts = new HashSet<string> { "SM1" },
        Shown = [("SMreply", "whatsapp:+447700900123")],
        Triggers = 0,
        DeadLetters = 0,
        At = Now,
    };

    private MessageFacts Unanswered => _answered with { Recorded = [], RecordedParts = new HashSet<string>(), Shown = [] };

    [Fact]
    public void A_message_in_one_recorded_turn_is_answered() => Assert.Equal(new MessageCount(1, 1, 0, 0, 0, 0), MessageCount.Of(_answered));

    [Fact]
    public void A_staged_message_waits() =>
        Assert.Equal(new MessageCount(1, 0, 1, 0, 0, 0), MessageCount.Of(Unanswered with { Staged = new HashSet<string> { "SM1" } }));

    [Fact]
    public void A_message_whose_item_has_expired_waits_while_a_trigger_is_there() =>
        Assert.Equal(new MessageCount(1, 0, 1, 0, 0, 0), MessageCount.Of(Unanswered with { Triggers = 1 }));

    [Fact]
    public void A_message_without_a_receipt_waits_for_the_sweep() =>
        Assert.Equal(new MessageCount(1, 0, 1, 0, 0, 0), MessageCount.Of(Unanswered with { Receipts = new HashSet<string>() }));

    [Fact]
    public void A_message_that_the_sweep_looks_for_no_more_is_lost() =>
        Assert.Equal(
            new MessageCount(1, 0, 0, 0, 1, 0),
            MessageCount.Of(Unanswered with { Receipts = new HashSet<string>(), Written = [new("SM1", Now.AddMinutes(-31))] }));

    [Fact]
    public void A_message_with_a_receipt_and_nothing_else_is_lost() => Assert.Equal(new MessageCount(1, 0, 0, 0, 1, 0), MessageCount.Of(Unanswered));

    [Fact]
    public void With_a_dead_letter_a_person_is_told() => Assert.Equal(new MessageCount(1, 0, 0, 1, 0, 0), MessageCount.Of(Unanswered with { DeadLetters = 1 }));

    [Fact]
    public void A_message_in_two_recorded_turns_was_answered_twice() => Assert.Equal(1, MessageCount.Of(_answered with { Recorded = ["SM1", "SM1"] }).Twice);

    [Fact]
    public void A_part_that_no_record_knows_came_twice() =>
        Assert.Equal(1, MessageCount.Of(_answered with { Shown = [.. _answered.Shown, ("SMagain", "whatsapp:+447700900123")] }).Twice);

    [Fact]
    public void A_part_is_on_no_record_yet_while_its_reply_is_being_sent() =>
        Assert.Equal(
            0,
            MessageCount.Of(_answered with { RecordedParts = new HashSet<string>(), BeingAnswered = new HashSet<string> { "whatsapp:+447700900123" } }).Twice);
}
