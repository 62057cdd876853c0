using System.Text.Json;
using WhatsAppReplies.Local.Cloud.Sns;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.Sns;

public sealed class OutboxTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"outbox-{Guid.NewGuid():N}.jsonl");
    private readonly Outbox _outbox;
    private readonly TopicStore _topics;

    public OutboxTests()
    {
        _outbox = new Outbox(_path);
        _topics = new TopicStore(new AwsAccount("000000000000", "eu-north-1"), _outbox, new ManualClock());
    }

    public void Dispose()
    {
        _outbox.Dispose();
        File.Delete(_path);
    }

    [Fact]
    public async Task What_is_published_can_be_read_in_the_outbox_with_those_whom_it_would_reach()
    {
        var topic = _topics.Create("alarms");
        topic.Subscribe("email", "oncall@example.com");

        var id = await _topics.PublishAsync(topic.Arn, "ALARM: critical", "A record was written.");

        var line = JsonDocument.Parse(Assert.Single(await File.ReadAllLinesAsync(_path))).RootElement;
        Assert.Equal(id, line.GetProperty("MessageId").GetString());
        Assert.Equal("ALARM: critical", line.GetProperty("Subject").GetString());
        Assert.Equal("oncall@example.com", line.GetProperty("To")[0].GetProperty("Endpoint").GetString());
        Assert.Equal(id, Assert.Single(_outbox.Messages).MessageId);
    }

    [Fact]
    public async Task An_undeclared_topic_is_an_error_that_names_it() =>
        Assert.Contains(
            "arn:aws:sns:eu-north-1:000000000000:none",
            (await Assert.ThrowsAsync<ProblemException>(() => _topics.PublishAsync("arn:aws:sns:eu-north-1:000000000000:none", "s", "m"))).Message,
            StringComparison.Ordinal);
}
