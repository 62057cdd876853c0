using System.Text;
using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;
using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.CloudWatch;

public sealed class CountedSqsTests
{
    [Theory]
    [InlineData("SendMessage", "{}", "NumberOfMessagesSent", 1)]
    [InlineData("SendMessageBatch", """{"Successful":[{},{}],"Failed":[{}]}""", "NumberOfMessagesSent", 2)]
    [InlineData("ReceiveMessage", """{"Messages":[{},{}]}""", "NumberOfMessagesReceived", 2)]
    [InlineData("ReceiveMessage", "{}", "NumberOfEmptyReceives", 1)]
    [InlineData("DeleteMessage", "", "NumberOfMessagesDeleted", 1)]
    [InlineData("DeleteMessageBatch", """{"Successful":[{}],"Failed":[{}]}""", "NumberOfMessagesDeleted", 1)]
    public async Task What_the_service_did_is_counted(string operation, string answer, string metric, double value)
    {
        var metrics = await CallAsync(operation, 200, answer);

        var id = Assert.Single(metrics.Metrics);
        Assert.Equal(new MetricId("AWS/SQS", metric, new Dictionary<string, string> { ["QueueName"] = "triggers" }), id);
        Assert.Equal([value], metrics.Values(id));
    }

    [Fact]
    public async Task What_it_refused_is_not() => Assert.Empty((await CallAsync("SendMessage", 400, "{}")).Metrics);

    private static async Task<MetricStore> CallAsync(string operation, int status, string answer)
    {
        var metrics = new MetricStore();
        var sqs = new CountedSqs(new FixedSqs(status, answer), new QueueMetrics(metrics, new ManualClock()));
        var body = """{"QueueUrl":"http://127.0.0.1/123456789012/triggers"}"""u8.ToArray();
        Assert.Equal(status, (await sqs.SendAsync(operation, new AwsRequest("POST", "/", "", [], body), CancellationToken.None)).Status);
        return metrics;
    }

    private sealed class FixedSqs(int status, string answer) : IAwsService
    {
        public string Name => "sqs";

        public AwsProtocol Protocol => AwsProtocol.Json10WithQueryErrors;

        public IReadOnlyList<(string Action, string Resource)> Permissions(string operation, AwsRequest request) => [];

        public Task<AwsHttpAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(new AwsHttpAnswer(status, [], Encoding.UTF8.GetBytes(answer)));
    }
}
