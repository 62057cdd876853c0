using System.Globalization;
using WhatsAppReplies.Replies.Conversations;

namespace App.Tests.Archive;

public class ArchivedSidsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_sid_is_recognised_until_its_time_has_come()
    {
        var sids = ArchivedSids.None.With([("SMa", Now.AddDays(1)), ("SMb", Now.AddDays(2))], Now, out _);

        Assert.True(sids.Contains("SMa"));
        Assert.False(sids.Contains("SMc"));
        var later = sids.With([], Now.AddDays(1.5), out _);
        Assert.False(later.Contains("SMa"));
        Assert.True(later.Contains("SMb"));
    }

    [Fact]
    public void A_sid_that_comes_again_gets_a_new_time_and_no_second_place()
    {
        var sids = ArchivedSids.None.With([("SMa", Now.AddMinutes(5)), ("SMb", Now.AddDays(1))], Now, out _);

        var renewed = sids.With([("SMa", Now.AddDays(1))], Now, out _);

        Assert.Equal(2, renewed.Count);
        Assert.Equal((Now.AddMinutes(5), Now.AddDays(1)), (sids.Until("SMa"), renewed.Until("SMa")));
        Assert.Null(renewed.Until("SMc"));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var sids = ArchivedSids.None.With([("SMa", Now.AddDays(1)), ("not a sid at all, and longer than one", Now.AddDays(1))], Now, out _);

        var read = ArchivedSids.Read(sids.Bytes.ToArray());

        Assert.Equal(2, read.Count);
        Assert.True(read.Contains("SMa"));
        Assert.True(read.Contains("not a sid at all, and longer than one"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(19)]
    public void A_torn_list_holds_nothing(int length) => Assert.True(ArchivedSids.Read(new byte[length]).IsEmpty);

    [Fact]
    public void Above_the_bound_the_oldest_go_first_and_are_counted()
    {
        var many = Enumerable.Range(0, ArchivedSids.Most + 10)
            .Select(index => (index.ToString(CultureInfo.InvariantCulture), Now.AddDays(1))).ToList();

        var sids = ArchivedSids.None.With(many, Now, out var dropped);

        Assert.Equal((10, ArchivedSids.Most), (dropped, sids.Count));
        Assert.False(sids.Contains("9"));
        Assert.True(sids.Contains("10"));
        Assert.InRange(sids.Bytes.Length, 1, 41 * 1024);
    }
}
