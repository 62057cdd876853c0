using System.Text;
using WhatsAppReplies.Local.Cloud;
using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Cloud.Sns;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.Sns;

/// <summary>Who is subscribed to a topic is told as SNS tells it, and who has not confirmed is told nothing.</summary>
public sealed class SubscriptionListTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"outbox-{Guid.NewGuid():N}.jsonl");
    private readonly Outbox _outbox;
    private readonly TopicStore _topics;
    private readonly SnsControlService _sns;

    public SubscriptionListTests()
    {
        var account = new AwsAccount("000000000000", "eu-north-1");
        _outbox = new Outbox(_path);
        _topics = new TopicStore(account, _outbox, new ManualClock());
        _sns = new SnsControlService(_topics, account);
    }

    public void Dispose()
    {
        _outbox.Dispose();
        File.Delete(_path);
    }

    [Fact]
    public async Task A_subscription_has_an_ARN_once_it_is_confirmed()
    {
        var topic = _topics.Create("alarms");
        var confirmed = topic.Subscribe("email", "on-call@example.com");
        topic.Subscribe("https", "https://example.com/alarms", isConfirmed: false);

        var answer = await AskAsync("ListSubscriptionsByTopic", $"TopicArn={Uri.EscapeDataString(topic.Arn)}");

        Assert.Contains($"<SubscriptionArn>{confirmed.Arn}</SubscriptionArn><Endpoint>on-call@example.com</Endpoint>", answer, StringComparison.Ordinal);
        Assert.Contains("<Protocol>https</Protocol><SubscriptionArn>PendingConfirmation</SubscriptionArn>", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_not_confirmed_is_told_nothing()
    {
        var topic = _topics.Create("alarms");
        topic.Subscribe("email", "on-call@example.com");
        topic.Subscribe("email", "somebody@example.com", isConfirmed: false);

        await _topics.PublishAsync(topic.Arn, "ALARM", "It rings.");

        Assert.Equal(["on-call@example.com"], Assert.Single(_outbox.Messages).To.Select(one => one.Endpoint));
    }

    [Theory]
    [InlineData("ListSubscriptionsByTopic", "TopicArn=arn:aws:sns:eu-north-1:000000000000:none", "NotFound")]
    [InlineData("ListSubscriptionsByTopic", "TopicArn=a&Limit=3", "InvalidParameterValue")]
    [InlineData("Publish", "TopicArn=a", "InvalidAction")]
    public async Task What_this_machine_does_not_know_is_refused(string operation, string fields, string code) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<AwsException>(() => AskAsync(operation, fields))).Error.Code);

    [Fact]
    public async Task A_long_list_comes_in_pages()
    {
        var topic = _topics.Create("alarms");
        for (var count = 0; count < 101; count++) topic.Subscribe("email", $"{count}@example.com");
        var arn = Uri.EscapeDataString(topic.Arn);

        Assert.Contains("<NextToken>100</NextToken>", await AskAsync("ListSubscriptionsByTopic", $"TopicArn={arn}"), StringComparison.Ordinal);
        var last = await AskAsync("ListSubscriptionsByTopic", $"TopicArn={arn}&NextToken=100");

        Assert.Contains("100@example.com", last, StringComparison.Ordinal);
        Assert.DoesNotContain("NextToken", last, StringComparison.Ordinal);
    }

    private async Task<string> AskAsync(string operation, string fields) => Encoding.UTF8.GetString(
        (await _sns.SendAsync(
            operation,
            new AwsRequest("POST", "/", "", [], Encoding.UTF8.GetBytes($"Action={operation}&Version=2010-03-31&{fields}")),
            CancellationToken.None)).Body.Span);
}
