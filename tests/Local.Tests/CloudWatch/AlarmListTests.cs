using System.Text;
using WhatsAppReplies.Local.Cloud;
using WhatsAppReplies.Local.Cloud.CloudWatch;
using WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;
using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;
using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Cloud.Sns;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.CloudWatch;

/// <summary>Alarms are told as CloudWatch tells them: those that are named, in their state, in pages.</summary>
public sealed class AlarmListTests : IAsyncDisposable
{
    private static readonly AwsAccount Account = new("000000000000", "eu-north-1");

    private readonly AlarmService _alarms = new(new MetricStore(), new NoTopics(), new RecordedFunctions(), Account.Id, Account.Region, new ManualClock());
    private readonly CloudWatchControlService _cloudWatch;

    public AlarmListTests()
    {
        _cloudWatch = new CloudWatchControlService(() => _alarms, Account);
        foreach (var name in new[] { "a", "b", "c" })
        {
            _alarms.PutAlarm(new AlarmDefinition
            {
                Name = name,
                Arn = Account.Arn("cloudwatch", $"alarm:{name}"),
                Namespace = "Test",
                MetricName = name,
                Statistic = "Sum",
                Period = TimeSpan.FromMinutes(1),
                EvaluationPeriods = 1,
                DatapointsToAlarm = 1,
                Threshold = 1,
                ComparisonOperator = "GreaterThanOrEqualToThreshold",
                TreatMissingData = name == "b" ? "breaching" : "notBreaching",
                AlarmActions = ["arn:aws:sns:eu-north-1:000000000000:alarms"],
            });
        }
    }

    public ValueTask DisposeAsync() => _alarms.DisposeAsync();

    [Fact]
    public async Task Those_that_are_named_come_with_their_state_and_whom_they_tell()
    {
        await _alarms.EvaluateAsync(DateTimeOffset.UnixEpoch + TimeSpan.FromHours(1));

        var answer = await AskAsync("DescribeAlarms", "AlarmNames.member.1=b&AlarmNames.member.2=c&AlarmNames.member.3=gone");

        Assert.DoesNotContain("<AlarmName>a</AlarmName>", answer, StringComparison.Ordinal);
        Assert.Matches(
            "<AlarmName>b</AlarmName>.*<ActionsEnabled>true</ActionsEnabled>"
            + "<AlarmActions><member>arn:aws:sns:eu-north-1:000000000000:alarms</member></AlarmActions>"
            + ".*<StateValue>ALARM</StateValue>.*<AlarmName>c</AlarmName>.*<StateValue>OK</StateValue>",
            answer);
    }

    [Fact]
    public async Task A_page_names_the_next()
    {
        var first = await AskAsync("DescribeAlarms", "MaxRecords=2");
        var last = await AskAsync("DescribeAlarms", "MaxRecords=2&NextToken=2");

        Assert.Contains("<AlarmName>b</AlarmName>", first, StringComparison.Ordinal);
        Assert.Contains("<NextToken>2</NextToken>", first, StringComparison.Ordinal);
        Assert.Contains("<AlarmName>c</AlarmName>", last, StringComparison.Ordinal);
        Assert.DoesNotContain("NextToken", last, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DescribeAlarms", "ActionPrefix=arn", "InvalidParameterValue")]
    [InlineData("DescribeAlarms", "AlarmNames.member.1=a&AlarmNamePrefix=a", "InvalidParameterCombination")]
    [InlineData("DescribeAlarms", "NextToken=soon", "InvalidNextToken")]
    [InlineData("PutMetricAlarm", "AlarmName=a", "InvalidAction")]
    public async Task What_this_machine_does_not_know_is_refused(string operation, string fields, string code) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<AwsException>(() => AskAsync(operation, fields))).Error.Code);

    private async Task<string> AskAsync(string operation, string fields) => Encoding.UTF8.GetString(
        (await _cloudWatch.SendAsync(
            operation,
            new AwsRequest("POST", "/", "", [], Encoding.UTF8.GetBytes($"Action={operation}&Version=2010-08-01&{fields}")),
            CancellationToken.None)).Body.Span);

    private sealed class NoTopics : ITopics
    {
        public Task<string> PublishAsync(string topicArn, string subject, string message, CancellationToken cancellationToken = default) =>
            Task.FromResult("message");
    }
}
