using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Tests.Scenario;

public sealed class SampleTests
{
    [Theory]
    [InlineData("2026-11-20T10:21:07.100Z", "2026-11-20T10:21:08.100Z")]
    [InlineData("2026-11-20T11:21:09+01:00", "2026-11-20T11:21:10+01:00")]
    [InlineData("2026-11-21T09:30:00.000001+05:30", "2026-11-21T09:30:01.000001+05:30")]
    [InlineData("2026-11-21T12:00:00Z", "2026-11-21T12:00:01Z")]
    public void A_fragment_that_is_sent_later_keeps_the_form_of_its_time(string before, string after) =>
        Assert.Equal(after, new SampleFragment("SM1", before, "").Later(TimeSpan.FromSeconds(1)).ReceivedAtText);

    [Fact]
    public void Fragments_stand_in_the_order_in_which_they_were_sent_whatever_their_offsets()
    {
        var nested = Sample.ReadAll().Single(sample => sample.Name == "nested");

        Assert.Equal(["hi carol", "yes full uk licence, since 2019 🙂", "do i need my own car?"], nested.InOrder.Select(fragment => fragment.Body));
    }

    [Fact]
    public void The_newest_fragment_was_sent_just_now_and_the_distances_are_kept()
    {
        var now = new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
        var nested = Sample.ReadAll().Single(sample => sample.Name == "nested");

        var moved = nested.SentBefore(now);

        Assert.InRange(now - moved.InOrder[^1].ReceivedAt, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal(nested.InOrder[1].ReceivedAt - nested.InOrder[0].ReceivedAt, moved.InOrder[1].ReceivedAt - moved.InOrder[0].ReceivedAt);
    }

    [Fact]
    public void A_file_that_is_no_sample_is_named()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "{}");
        try
        {
            Assert.StartsWith($"{path} is not a sample", Assert.Throws<ProblemException>(() => Sample.Read(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
