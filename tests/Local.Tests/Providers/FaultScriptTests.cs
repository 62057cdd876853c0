using WhatsAppReplies.Local.Providers.Faults;

namespace WhatsAppReplies.Local.Tests.Providers;

public sealed class FaultScriptTests
{
    private readonly FaultScript<int, string> _script = new();

    [Fact]
    public void Without_a_script_everything_goes_well()
    {
        Assert.Null(_script.Decide(1));
        Assert.Equal(0, _script.Applied);
    }

    [Fact]
    public void The_next_calls_get_what_was_queued_and_a_gap_lets_one_pass()
    {
        _script.Next("first", null, "third");

        Assert.Equal(["first", null, "third", null], Decide(1, 2, 3, 4));
        Assert.Equal(2, _script.Applied);
    }

    [Fact]
    public void A_rule_applies_to_the_calls_that_fit_and_so_often()
    {
        _script.When(call => call % 2 == 0, "even", times: 2);

        Assert.Equal([null, "even", null, "even", null, null], Decide(1, 2, 3, 4, 5, 6));
    }

    [Fact]
    public void The_first_rule_that_fits_wins()
    {
        _script.When(call => call == 1, "one");
        _script.When(_ => true, call => $"any {call}");

        Assert.Equal(["one", "any 2"], Decide(1, 2));
    }

    [Fact]
    public void Chaos_is_the_same_for_the_same_seed()
    {
        var again = new FaultScript<int, string>();
        _script.Sometimes(0.2, seed: 5, "a", "b");
        again.Sometimes(0.2, seed: 5, "a", "b");
        var calls = Enumerable.Range(0, 1000).ToArray();

        var drawn = Decide(calls);

        Assert.Equal(drawn, calls.Select(again.Decide));
        Assert.InRange(drawn.Count(fault => fault is not null), 150, 250);
        Assert.Contains("a", drawn);
        Assert.Contains("b", drawn);
    }

    [Fact]
    public void A_cleared_script_does_nothing()
    {
        _script.Next("next");
        _script.When(_ => true, "always");
        _script.Clear();

        Assert.Null(_script.Decide(1));
    }

    private List<string?> Decide(params int[] calls) => [.. calls.Select(_script.Decide)];
}
