using WhatsAppReplies.Local.Runner.Live;
using WhatsAppReplies.Local.Tests.Live.Harness;

namespace WhatsAppReplies.Local.Tests.Live;

[Collection(LiveFixture.Collection)]
public sealed class ClosedMachineTests(LiveFixture fixture)
{
    [Fact]
    public async Task A_machine_that_is_closed_hears_no_more_of_its_cloud()
    {
        var closed = new LiveMachine(RealProviders.None, TimeProvider.System);
        await (await closed.OpenAsync(fixture.Machine.Cloud, fixture.Assistants, CancellationToken.None)).DisposeAsync();
        // An event of its own tells what had been said until then.
        closed.Feed.Publish("mark", new { });
        using var customer = await fixture.CustomerAsync();
        await customer.WriteAsync("hello");
        await customer.RepliesAsync();
        closed.Feed.Publish("end", new { });

        var since = new List<string>();
        await foreach (var happened in closed.Feed.StreamAsync(after: 0, CancellationToken.None))
        {
            since.Add(happened.EventType);
            if (happened.EventType == "end") break;
        }

        Assert.Equal(["mark", "end"], since.SkipWhile(kind => kind != "mark"));
    }
}
