using WhatsAppReplies.Local.Runner.Live.Feed;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.Live;

public sealed class LiveFeedTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    private readonly ManualClock _clock = new();
    private readonly LiveFeed _feed;

    public LiveFeedTests() => _feed = new LiveFeed(_clock, kept: 3);

    [Fact]
    public async Task A_page_that_comes_late_gets_what_it_missed_and_then_what_happens()
    {
        _feed.Publish("log", new { number = 1 });
        var reading = ReadAsync(after: 0, count: 2);
        _feed.Publish("log", new { number = 2 });
        await _clock.UntilTimersAsync(1);
        _clock.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Equal(["{\"number\":1}", "{\"number\":2}"], await reading);
    }

    [Fact]
    public async Task A_page_that_was_cut_off_goes_on_where_it_was()
    {
        _feed.Publish("log", new { number = 1 });
        _feed.Publish("log", new { number = 2 });

        Assert.Equal(["{\"number\":2}"], await ReadAsync(after: 1, count: 1));
    }

    [Fact]
    public async Task Of_a_state_only_the_latest_is_kept()
    {
        _feed.Publish("record", new { number = 1 }, replaces: "one");
        _feed.Publish("record", new { number = 2 }, replaces: "other");
        _feed.Publish("record", new { number = 3 }, replaces: "one");

        Assert.Equal(["{\"number\":2}", "{\"number\":3}"], await ReadAsync(after: 0, count: 2));
    }

    [Fact]
    public async Task The_oldest_go_when_there_are_too_many()
    {
        for (var number = 1; number <= 5; number++) _feed.Publish("record", new { number }, replaces: $"{number % 4}");

        Assert.Equal(["{\"number\":3}", "{\"number\":4}", "{\"number\":5}"], await ReadAsync(after: 0, count: 3));
    }

    [Fact]
    public async Task A_page_is_told_at_the_end_of_a_moment_what_happened_in_it()
    {
        using var guard = new CancellationTokenSource(Guard);
        await using var page = _feed.StreamAsync(after: 0, guard.Token).GetAsyncEnumerator();
        var told = page.MoveNextAsync().AsTask();
        _feed.Publish("log", new { number = 1 });
        await _clock.UntilTimersAsync(1);
        _feed.Publish("log", new { number = 2 });
        Assert.False(told.IsCompleted);

        _clock.Advance(TimeSpan.FromMilliseconds(50));

        Assert.True(await told);
        Assert.Equal("{\"number\":1}", page.Current.Data);
        Assert.True(await page.MoveNextAsync());
        Assert.Equal("{\"number\":2}", page.Current.Data);
    }

    private async Task<List<string>> ReadAsync(long after, int count)
    {
        using var guard = new CancellationTokenSource(Guard);
        var read = new List<string>();
        await foreach (var happened in _feed.StreamAsync(after, guard.Token))
        {
            read.Add(happened.Data);
            if (read.Count == count) break;
        }

        return read;
    }
}
