using WhatsAppReplies.Local.Runner.Chaos;

namespace WhatsAppReplies.Local.Tests.Chaos;

public sealed class SeededRandomTests
{
    [Fact]
    public void The_same_seed_gives_an_actor_the_same_decisions() => Assert.Equal(Throws(new SeededRandom(5, "killer")), Throws(new SeededRandom(5, "killer")));

    [Fact]
    public void Another_seed_gives_others() => Assert.NotEqual(Throws(new SeededRandom(5, "killer")), Throws(new SeededRandom(6, "killer")));

    [Fact]
    public void Each_actor_has_decisions_of_its_own() => Assert.NotEqual(Throws(new SeededRandom(5, "killer")), Throws(new SeededRandom(5, "queue")));

    private static List<int> Throws(SeededRandom random) => [.. Enumerable.Range(0, 20).Select(_ => random.Below(1000))];
}
