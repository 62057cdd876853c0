using App.Tests.Fakes;
using WhatsAppReplies.Shared.Caching;

namespace App.Tests.Caching;

/// <summary>What a cache does when a value cannot be renewed.</summary>
public class LastValueTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly AutoAdvancingClock _time = new(TimeSpan.Zero);
    private readonly List<Task<string>> _told = [];
    private readonly Queue<Func<Task<string>>> _fetches = new([() => Task.FromResult("first")]);
    private readonly TimedCache<string> _cache;
    private int _fetched;

    public LastValueTests() => _cache = new(
        _ =>
        {
            _fetched++;
            return _fetches.Count > 0 ? _fetches.Dequeue()() : throw new IOException();
        },
        value => value != "busy",
        _time,
        Lifetime,
        new()
        {
            MaySucceedLater = fetched => fetched.Exception is { InnerException: IOException } || fetched is { IsCompletedSuccessfully: true, Result: "busy" },
            NotRenewed = _told.Add,
        });

    [Fact]
    public async Task It_is_gone_on_with_and_renewals_that_fail_keep_their_distance()
    {
        await GetAsync();
        _time.Advance(Lifetime);

        Assert.Equal(["first", "first", "first"], [await GetAsync(), await GetAsync(), await GetAsync()]);
        Assert.Equal(2, _fetched);
        _ = Assert.Single(_told);

        _fetches.Enqueue(() => Task.FromResult("second"));
        _time.Advance(LastValue<string>.Pause);
        Assert.Equal("second", await GetAsync());
        _ = Assert.Single(_told);
    }

    [Fact]
    public async Task A_value_that_is_not_kept_is_a_renewal_that_failed_too()
    {
        await GetAsync();
        _time.Advance(Lifetime);
        _fetches.Enqueue(() => Task.FromResult("busy"));

        Assert.Equal("first", await GetAsync());
    }

    [Fact]
    public async Task After_its_bound_it_is_not_gone_on_with_however_often_it_was()
    {
        await GetAsync();
        _time.Advance(Lifetime);
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromHours(1); passed += LastValue<string>.Pause)
        {
            Assert.Equal("first", await GetAsync());
            _time.Advance(LastValue<string>.Pause);
        }

        await Assert.ThrowsAsync<IOException>(GetAsync);
    }

    [Fact]
    public async Task What_may_not_succeed_later_is_the_answer()
    {
        await GetAsync();
        _time.Advance(Lifetime);
        _fetches.Enqueue(() => throw new InvalidOperationException());

        await Assert.ThrowsAsync<InvalidOperationException>(GetAsync);
    }

    [Fact]
    public async Task A_renewal_that_hangs_is_waited_for_for_seconds_only()
    {
        await GetAsync();
        _time.Advance(Lifetime);
        var hung = new TaskCompletionSource<string>();
        var begun = new TaskCompletionSource();
        _fetches.Enqueue(() =>
        {
            begun.SetResult();
            return hung.Task;
        });

        var waiting = GetAsync();
        await begun.Task;
        Assert.False(waiting.IsCompleted);
        await _time.TimerAsync();
        _time.Advance(LastValue<string>.Patience);

        Assert.Equal("first", await waiting);
        Assert.False(Assert.Single(_told).IsCompleted);
    }

    [Fact]
    public async Task What_was_dropped_is_not_gone_on_with_even_by_a_renewal_that_is_on_its_way()
    {
        await GetAsync();
        _time.Advance(Lifetime);
        var fetched = new TaskCompletionSource<string>();
        _fetches.Enqueue(() => fetched.Task);

        var waiting = GetAsync();
        _cache.Drop("key", value => value == "first");
        fetched.SetException(new IOException());

        await Assert.ThrowsAsync<IOException>(() => waiting);
        Assert.Empty(_told);
    }

    [Fact]
    public async Task A_renewal_beside_it_replaces_it_only_by_what_is_kept()
    {
        await GetAsync();
        _fetches.Enqueue(() => Task.FromResult("busy"));
        var renewed = new TaskCompletionSource<string>();
        _fetches.Enqueue(() => renewed.Task);

        Assert.Equal("busy", await _cache.RenewAsync("key", default));
        Assert.Equal("first", await GetAsync());
        // Who gives up does not take it from the others.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _cache.RenewAsync("key", new CancellationToken(canceled: true)));
        renewed.SetResult("second");
        Assert.Equal("second", await GetAsync());
    }

    [Fact]
    public async Task A_fetch_that_fails_does_not_take_away_what_came_beside_it()
    {
        var slow = new TaskCompletionSource<string>();
        _fetches.Clear();
        _fetches.Enqueue(() => slow.Task);
        _fetches.Enqueue(() => Task.FromResult("renewed"));
        var waiting = GetAsync();
        while (_fetched == 0)
            await Task.Yield();
        await _cache.RenewAsync("key", default);

        slow.SetException(new IOException());

        await Assert.ThrowsAsync<IOException>(() => waiting);
        Assert.Equal("renewed", await GetAsync());
    }

    private Task<string> GetAsync() => _cache.GetAsync("key", default);
}
