using WhatsAppReplies.Local.Runner.Chaos.Invariants;

namespace WhatsAppReplies.Local.Tests.Chaos;

public sealed class RunInvariantsTests
{
    [Fact]
    public void A_quiet_run_has_no_violation() => Assert.Empty(RunInvariants.Of(QuiescentRun.Run));

    [Fact]
    public void What_is_wrong_with_a_conversation_is_wrong_with_the_run() => AssertOnly(
        "conversation 7: a claim is left", run => run with { Conversations = [QuiescentRun.Conversation with { ClaimLeft = true }] });

    [Fact]
    public void A_dead_letter_without_a_reason_is_found() => AssertOnly(
        "conversation 3: a dead letter that nobody explained", run => run with { DeadLetters = [new(3, null)] });

    [Fact]
    public void Customers_that_still_wait_are_found() =>
        AssertOnly("2 customers were still waiting at the time limit", run => run with { CustomersWaiting = 2 });

    [Fact]
    public void Triggers_that_are_left_are_found() => AssertOnly("2 triggers are left in the queue", run => run with { TriggersLeft = 2 });

    [Fact]
    public void Dead_letters_that_are_left_are_found() =>
        AssertOnly("1 messages are left in the dead-letter queue", run => run with { DeadLettersLeft = 1 });

    [Fact]
    public void Fewer_turns_than_asked_for_prove_too_little() => AssertOnly("only 2 of 3 turns were recorded", run => run with { TurnsWanted = 3 });

    [Fact]
    public void Fewer_kills_than_asked_for_prove_too_little() => AssertOnly(
        "only 1 of 2 processes were killed: the run proves less than it should", run => run with { KillsWanted = 2 });

    [Fact]
    public void A_mistake_of_a_stand_in_is_no_success() =>
        AssertOnly("a mistake of this machine: no such page", run => run with { MistakesHere = ["no such page"] });

    private static void AssertOnly(string expected, Func<RunFacts, RunFacts> change) =>
        Assert.Equal(expected, Assert.Single(RunInvariants.Of(change(QuiescentRun.Run))).ToString());
}
