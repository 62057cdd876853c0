using WhatsAppReplies.Shared.Time;

namespace App.Tests.Fragments;

public class IsoTimeReaderTests
{
    [Theory]
    [InlineData("2026-11-20T10:21:07Z", "2026-11-20T10:21:07.000Z")]
    [InlineData("2026-11-20T10:21:07.1Z", "2026-11-20T10:21:07.100Z")]
    [InlineData("2026-11-20T10:21:07,123Z", "2026-11-20T10:21:07.123Z")]
    [InlineData("2026-11-20T11:21:09+01:00", "2026-11-20T10:21:09.000Z")]
    [InlineData("2026-11-20T11:21:09+0100", "2026-11-20T10:21:09.000Z")]
    [InlineData("2026-11-20T11:21:09+01", "2026-11-20T10:21:09.000Z")]
    [InlineData("2026-11-21T09:30:00.000001+05:30", "2026-11-21T04:00:00.000Z")]
    [InlineData("2026-11-20T23:30:00-02:15", "2026-11-21T01:45:00.000Z")]
    [InlineData("2026-11-20 10:21:07", "2026-11-20T10:21:07.000Z")]
    [InlineData(" 2026-11-20t10:21z ", "2026-11-20T10:21:00.000Z")]
    [InlineData("2026-11-20T10:21:60Z", "2026-11-20T10:22:00.000Z")]
    [InlineData("2026-11-20T10:21:07.123456789012345678901234Z", "2026-11-20T10:21:07.123Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z")]
    public void Every_way_to_write_an_instant_is_read(string text, string expected) =>
        Assert.Equal(expected, Timestamp.Of(IsoTimeReader.Read(text)!.Value.Instant));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026-11-20")]
    [InlineData("2026-13-20T10:21:07Z")]
    [InlineData("2026-02-29T10:21:07Z")]
    [InlineData("2026-11-20T24:00:00Z")]
    [InlineData("2026-11-20T10:60:00Z")]
    [InlineData("2026-11-20T10:21:07.Z")]
    [InlineData("2026-11-20T10:21:07+25:00")]
    [InlineData("2026-11-20T10:21:07+1")]
    [InlineData("2026-11-20T10:21:07Zulu")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("20261120T102107Z")]
    [InlineData("٢٠٢٦-11-20T10:21:07Z")]
    public void What_is_no_instant_is_not_guessed(string text) => Assert.Null(IsoTimeReader.Read(text));

    [Fact]
    public void Digits_finer_than_a_tick_decide_the_order()
    {
        var texts = new[] { "07.12345678Z", "07.1234567Z", "07.123456789Z", "07.12345670001Z", "07.1234568Z" };

        var sorted = texts.OrderBy(text => IsoTimeReader.Read("2026-11-20T10:21:" + text)!.Value);

        Assert.Equal(["07.1234567Z", "07.12345670001Z", "07.12345678Z", "07.123456789Z", "07.1234568Z"], sorted);
    }

    [Fact]
    public void The_same_instant_in_another_offset_and_with_more_zeros_is_the_same() =>
        Assert.Equal(IsoTimeReader.Read("2026-11-20T10:21:07.5Z"), IsoTimeReader.Read("2026-11-20T12:21:07.500000000000+02:00"));
}
