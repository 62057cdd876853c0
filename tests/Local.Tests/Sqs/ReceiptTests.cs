using WhatsAppReplies.Local.Cloud.Sqs;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.Sqs;

/// <summary>What a test against the clock of the machine would have to wait for.</summary>
public sealed class ReceiptTests
{
    private const string Queue = "queue";
    private const string Handle = "handle";

    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    private readonly ManualClock _clock = new();
    private readonly ReceiptHandles _receipts;

    public ReceiptTests() => _receipts = new ReceiptHandles(_clock);

    [Fact]
    public void A_heartbeat_holds_a_message_for_twelve_hours_and_no_longer()
    {
        _receipts.Add(Queue, Handle, TenMinutes);
        var beats = 0;

        while (_receipts.WhyNotChange(Queue, Handle, TenMinutes) is null)
        {
            _receipts.Changed(Queue, Handle, TenMinutes);
            _clock.Advance(FiveMinutes);
            beats++;
        }

        // The last one that counts is made ten minutes before the end.
        Assert.Equal((12 * 60 - 10) / 5 + 1, beats);
        Assert.Equal("InvalidParameterValue", _receipts.WhyNotChange(Queue, Handle, TenMinutes)?.Code);
    }

    [Fact]
    public void Another_receive_has_twelve_hours_of_its_own()
    {
        _receipts.Add(Queue, Handle, TimeSpan.FromHours(12));
        _clock.Advance(TimeSpan.FromHours(12));
        _receipts.Add(Queue, "another", TenMinutes);

        Assert.Null(_receipts.WhyNotChange(Queue, "another", TenMinutes));
        Assert.Equal("MessageNotInflight", _receipts.WhyNotChange(Queue, Handle, TenMinutes)?.Code);
    }

    [Fact]
    public void What_was_given_back_or_deleted_is_under_way_no_more()
    {
        _receipts.Add(Queue, Handle, TenMinutes);
        _receipts.Changed(Queue, Handle, TimeSpan.Zero);
        _receipts.Add(Queue, "another", TenMinutes);
        _receipts.Deleted(Queue, "another");

        Assert.Equal("MessageNotInflight", _receipts.WhyNotChange(Queue, Handle, TenMinutes)?.Code);
        Assert.Equal("MessageNotInflight", _receipts.WhyNotChange(Queue, "another", TenMinutes)?.Code);
    }

    [Fact]
    public void A_handle_of_another_queue_is_none()
    {
        _receipts.Add("other", Handle, TenMinutes);

        Assert.Equal("ReceiptHandleIsInvalid", _receipts.WhyNotChange(Queue, Handle, TenMinutes)?.Code);
        Assert.Equal("ReceiptHandleIsInvalid", _receipts.WhyNotDelete(Queue, Handle)?.Code);
    }

    [Fact]
    public void A_handle_that_has_ended_can_still_be_named_when_deleting()
    {
        _receipts.Add(Queue, Handle, TenMinutes);
        _clock.Advance(TenMinutes);

        Assert.Null(_receipts.WhyNotDelete(Queue, Handle));
    }
}
