using WhatsAppReplies.Local.Cloud.Lambda;

namespace WhatsAppReplies.Local.Tests.Lambda.Urls;

/// <summary>A function with one environment, and little time.</summary>
public sealed class UrlLimitTests : UrlTestBase
{
    internal override FunctionDefinition Definition => Host.Definition with { ReservedConcurrency = 1, Timeout = TimeSpan.FromSeconds(2) };

    [Fact]
    public async Task Whoever_finds_no_room_is_told_to_come_back_and_whoever_waits_too_long_gets_a_bad_gateway()
    {
        var waiting = StatusAsync("hang");
        await Host.WaitForLineAsync("hanging");

        Assert.Equal(429, await StatusAsync("event"));
        Assert.Equal(502, await waiting);
        Assert.Equal(200, await StatusAsync("event"));
    }

    [Fact]
    public async Task A_function_has_one_address()
    {
        var refused = await Assert.ThrowsAsync<LambdaException>(() => Host.Service.CreateUrlAsync(LambdaHost.Function));

        Assert.Equal(LambdaException.Conflict, refused.Code);
    }
}
