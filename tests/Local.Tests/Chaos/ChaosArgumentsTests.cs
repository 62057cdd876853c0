using WhatsAppReplies.Local.Runner.Chaos;

namespace WhatsAppReplies.Local.Tests.Chaos;

public sealed class ChaosArgumentsTests
{
    [Fact]
    public void Without_options_a_run_has_a_thousand_turns_and_another_seed_every_time()
    {
        var arguments = ChaosArguments.Parse([]);
        Assert.Equal(1000, arguments.Turns);
        Assert.Null(arguments.Seed);
    }

    [Fact]
    public void Options_are_read()
    {
        var arguments = ChaosArguments.Parse(["--turns", "50", "--seed", "3", "--zip", "/tmp/a.zip"]);
        Assert.Equal((50, 3, "/tmp/a.zip"), (arguments.Turns, arguments.Seed, arguments.Zip));
    }

    [Theory]
    [InlineData("--turns is 0; a number from 1 to 100000 is expected.", "--turns", "0")]
    [InlineData("--seed is x; a number from 0 to 2147483647 is expected.", "--seed", "x")]
    [InlineData("--seed needs a value.", "--seed")]
    [InlineData("--speed is not an option of chaos: --zip PATH, --turns NUMBER, --seed NUMBER.", "--speed")]
    public void A_mistake_is_named(string expected, params string[] arguments) =>
        Assert.Equal(expected, Assert.Throws<ProblemException>(() => ChaosArguments.Parse(arguments)).Message);
}
