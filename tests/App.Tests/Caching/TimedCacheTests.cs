using App.Tests.Fakes;
using WhatsAppReplies.Shared.Caching;

namespace App.Tests.Caching;

public class TimedCacheTests
{
    private readonly AutoAdvancingClock _time = new();

    [Fact]
    public async Task Keys_do_not_share_values()
    {
        var cache = Cache(key => Task.FromResult(key + "!"));

        Assert.Equal(["a!", "b!"], [await cache.GetAsync("a", default), await cache.GetAsync("b", default)]);
    }

    [Fact]
    public async Task A_fetch_that_throws_is_not_kept()
    {
        var calls = 0;
        var cache = Cache(_ => ++calls == 1 ? throw new InvalidOperationException() : Task.FromResult("value"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => cache.GetAsync("a", default));
        Assert.Equal("value", await cache.GetAsync("a", default));
    }

    [Fact]
    public async Task Those_who_come_during_a_long_fetch_wait_for_it_even_when_its_time_is_over()
    {
        var calls = 0;
        var fetched = new TaskCompletionSource<string>();
        var cache = Cache(_ =>
        {
            calls++;
            return fetched.Task;
        });

        var first = cache.GetAsync("a", default);
        _time.Advance(TimeSpan.FromHours(1));
        var second = cache.GetAsync("a", default);
        fetched.SetResult("value");

        Assert.Equal(["value", "value"], await Task.WhenAll(first, second));
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task A_cancelled_caller_stops_waiting()
    {
        var cache = Cache(_ => new TaskCompletionSource<string>().Task);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cache.GetAsync("a", new CancellationToken(canceled: true)));
    }

    private TimedCache<string> Cache(Func<string, Task<string>> fetch) => new(fetch, _ => true, _time, TimeSpan.FromMinutes(1));
}
