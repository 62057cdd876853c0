using WhatsAppReplies.Local.Providers;

namespace WhatsAppReplies.Local.Tests.Providers;

public sealed class ProviderServersTests
{
    [Fact]
    public async Task Several_sets_run_side_by_side()
    {
        await using var first = await ProviderServers.StartAsync();
        await using var second = await ProviderServers.StartAsync();

        Assert.EndsWith("/v1", first.OpenAiBaseUrl.AbsoluteUri, StringComparison.Ordinal);
        Uri[] addresses = [first.OpenAiBaseUrl, first.TwilioBaseUrl, second.OpenAiBaseUrl, second.TwilioBaseUrl];
        Assert.Equal(4, addresses.Select(address => address.Port).Distinct().Count());
        Assert.All(addresses, address => Assert.True(address.IsLoopback));
    }
}
