namespace WhatsAppReplies.Local.Tests.Time;

public class ManualClockTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_step_made_as_soon_as_somebody_waits_is_never_too_early()
    {
        var clock = new ManualClock();
        for (var round = 0; round < 20_000; round++)
        {
            var waiting = Task.Run(() => Task.Delay(TimeSpan.FromSeconds(1), clock));
            await clock.UntilTimersAsync(1);
            clock.Advance(TimeSpan.FromSeconds(1));
            await waiting.WaitAsync(Guard);
        }
    }

    [Fact]
    public async Task What_is_due_at_once_is_nothing_that_somebody_waits_for()
    {
        var clock = new ManualClock();
        using var timer = clock.CreateTimer(_ => { }, null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        var waited = clock.UntilTimersAsync(1);

        Assert.False(waited.IsCompleted);
        using var later = clock.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        await waited;
    }
}
