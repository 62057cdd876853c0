using WhatsAppReplies.Local.Runner.Chaos;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.Chaos;

public sealed class StallDetectorTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void It_is_reached_when_as_much_is_done_as_so_long_ago()
    {
        var clock = new ManualClock();
        var stallDetector = new StallDetector(2 * Minute, clock);

        clock.Advance(Minute);
        Assert.False(stallDetector.IsStalled(0));
        clock.Advance(Minute);
        Assert.True(stallDetector.IsStalled(0));
    }

    [Fact]
    public void It_is_put_off_by_whatever_is_done()
    {
        var clock = new ManualClock();
        var stallDetector = new StallDetector(2 * Minute, clock);

        clock.Advance(Minute);
        Assert.False(stallDetector.IsStalled(1));
        clock.Advance(Minute);
        Assert.False(stallDetector.IsStalled(1));
        clock.Advance(Minute);
        Assert.True(stallDetector.IsStalled(1));
    }
}
