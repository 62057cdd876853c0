using WhatsAppReplies.Local.Cloud.Processes;

namespace WhatsAppReplies.Local.Tests.Processes;

public sealed class ToolTests
{
    [Fact]
    public async Task A_tool_that_is_not_there_is_named_in_one_line()
    {
        var missing = await Assert.ThrowsAsync<ProblemException>(
            () => new Tool("no-such-tool", "--version", 17, "Java").RequireAsync(CancellationToken.None));

        Assert.Equal("Java 17 or later is needed and `no-such-tool` is not on the path.", missing.Message);
    }

    [Fact]
    public async Task A_tool_that_is_too_old_is_named_with_its_version()
    {
        var old = await Assert.ThrowsAsync<ProblemException>(
            () => new Tool("node", "--version", 9999, "Node.js").RequireAsync(CancellationToken.None));

        Assert.Matches(@"^Node\.js 9999 or later is needed and `node` is version \d+\.$", old.Message);
    }
}
