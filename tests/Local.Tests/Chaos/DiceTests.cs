using WhatsAppReplies.Local.Chaos;

namespace WhatsAppReplies.Local.Tests.Chaos;

public sealed class DiceTests
{
    [Fact]
    public void The_same_seed_gives_an_actor_the_same_decisions() => Assert.Equal(Throws(new Dice(5, "killer")), Throws(new Dice(5, "killer")));

    [Fact]
    public void Another_seed_gives_others() => Assert.NotEqual(Throws(new Dice(5, "killer")), Throws(new Dice(6, "killer")));

    [Fact]
    public void Each_actor_has_decisions_of_its_own() => Assert.NotEqual(Throws(new Dice(5, "killer")), Throws(new Dice(5, "queue")));

    private static List<int> Throws(Dice dice) => [.. Enumerable.Range(0, 20).Select(_ => dice.Below(1000))];
}
