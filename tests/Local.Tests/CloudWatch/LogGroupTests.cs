using WhatsAppReplies.Local.Cloud.CloudWatch;

namespace WhatsAppReplies.Local.Tests.CloudWatch;

public sealed class LogGroupTests
{
    [Fact]
    public void A_group_must_exist_before_something_is_logged()
    {
        using var host = new LogHost();

        Assert.Equal(CloudWatchException.NotFound, Assert.Throws<CloudWatchException>(() => host.Logs.PutEvent("/other", "stream", "x")).Code);
        Assert.Equal(CloudWatchException.NotFound, Assert.Throws<CloudWatchException>(() => host.Logs.PutEvent(LogHost.Group, "other", "x")).Code);
    }

    [Fact]
    public void A_group_and_a_stream_are_made_once()
    {
        using var host = new LogHost();

        Assert.Equal(
            CloudWatchException.Exists,
            Assert.Throws<CloudWatchException>(() => host.Logs.CreateGroup(new LogGroupDefinition(LogHost.Group, "arn", null))).Code);
        Assert.Equal(CloudWatchException.Exists, Assert.Throws<CloudWatchException>(() => host.Logs.Group(LogHost.Group).CreateStream("stream")).Code);
    }

    [Fact]
    public void Events_past_the_retention_are_gone()
    {
        using var host = new LogHost(retentionDays: 1);
        host.Put("old");
        host.Clock.Advance(TimeSpan.FromHours(23));
        host.Put("new");
        host.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(["new"], host.Logs.Group(LogHost.Group).Events.Select(logged => logged.Message));
    }

    [Theory]
    [InlineData("/group with blanks", 7)]
    [InlineData("/fine", 8)]
    public void A_name_or_a_retention_that_aws_does_not_know_is_refused(string name, int days)
    {
        using var host = new LogHost();

        Assert.Throws<CloudWatchException>(() => host.Logs.CreateGroup(new LogGroupDefinition(name, "arn", days)));
    }

    [Fact]
    public async Task One_can_wait_for_a_line_that_is_there_and_for_one_that_will_come()
    {
        using var host = new LogHost();
        var group = host.Logs.Group(LogHost.Group);
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        host.Put("there");

        var coming = group.WaitForAsync(logged => logged.Message == "coming", guard.Token);
        Assert.Equal("there", (await group.WaitForAsync(logged => logged.Message == "there", guard.Token)).Message);
        Assert.False(coming.IsCompleted);
        host.Put("coming");

        Assert.Equal("coming", (await coming).Message);
    }
}
