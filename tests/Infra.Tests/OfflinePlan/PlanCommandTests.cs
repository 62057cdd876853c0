using Pulumi;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.OfflinePlan;

public sealed class PlanCommandTests
{
    [Fact]
    public void A_command_line_is_read()
    {
        var arguments = PlanArguments.Parse(["plan", "--stack", "dev", "--root", "/", "--out", "a/dev.json", "--check", "--quiet"]);

        Assert.Equal(new PlanArguments("dev", Path.GetFullPath("/"), "a/dev.json", Diff: false, Check: true, Accept: false, Quiet: true), arguments);
    }

    [Theory]
    [InlineData("Usage", "preview")]
    [InlineData("--stack is missing", "plan")]
    [InlineData("'--stack' is not understood", "plan", "--stack")]
    [InlineData("'--stak' is not understood", "plan", "--stak", "dev")]
    public void A_command_line_that_is_wrong_is_refused_with_the_right_one(string expected, params string[] args)
    {
        var message = Assert.Throws<RunException>(() => PlanArguments.Parse(args)).Message;

        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains("plan --stack NAME", message, StringComparison.Ordinal);
    }
}
