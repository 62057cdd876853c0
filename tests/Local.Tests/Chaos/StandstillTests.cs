using WhatsAppReplies.Local.Chaos;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.Chaos;

public sealed class StandstillTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void It_is_reached_when_as_much_is_done_as_so_long_ago()
    {
        var clock = new ManualClock();
        var standstill = new Standstill(2 * Minute, clock);

        clock.Advance(Minute);
        Assert.False(standstill.IsReached(0));
        clock.Advance(Minute);
        Assert.True(standstill.IsReached(0));
    }

    [Fact]
    public void It_is_put_off_by_whatever_is_done()
    {
        var clock = new ManualClock();
        var standstill = new Standstill(2 * Minute, clock);

        clock.Advance(Minute);
        Assert.False(standstill.IsReached(1));
        clock.Advance(Minute);
        Assert.False(standstill.IsReached(1));
        clock.Advance(Minute);
        Assert.True(standstill.IsReached(1));
    }
}
