using System.Globalization;
using Amazon.SQS.Model;
using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;
using WhatsAppReplies.Local.Tests.Emulators;
using WhatsAppReplies.Local.Tests.Lambda;
using Mapping = WhatsAppReplies.Local.Cloud.Lambda.EventSources.EventSourceMapping;

namespace WhatsAppReplies.Local.Tests.EventSourceMapping;

/// <summary>What the mapping and the metrics need of a queue, on the emulator that stands for it.</summary>
[Collection(EmulatorFixture.Collection)]
public sealed class QueueContractTests(EmulatorFixture emulators)
{
    [Fact]
    public async Task A_message_is_received_with_what_its_record_needs_and_deleted_by_its_handle()
    {
        var url = await CreateAsync(new() { ["VisibilityTimeout"] = "30" });
        var queue = new SqsMappingQueue(emulators.Sqs, url);
        await emulators.Sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageBody = "{}" });

        var message = Assert.Single(await queue.ReceiveAsync(10, TimeSpan.FromSeconds(5)));

        Assert.Equal(("{}", FakeMappingQueue.Message("id").Md5OfBody), (message.Body, message.Md5OfBody));
        Assert.Equal("1", message.Attributes["ApproximateReceiveCount"]);
        Assert.All(["SentTimestamp", "ApproximateFirstReceiveTimestamp"], name => Assert.Matches("^[0-9]{13}$", message.Attributes[name]));
        Assert.Equal(new QueueSettings(TimeSpan.FromSeconds(30), IsFifo: false), await queue.SettingsAsync());
        Assert.Empty(await queue.DeleteAsync([message]));
        Assert.Equal((0, 0), await CountAsync(url));
    }

    [Fact]
    public async Task A_message_that_failed_as_often_as_it_may_be_received_is_a_dead_letter()
    {
        var dead = await CreateAsync([]);
        var url = await CreateAsync(new()
        {
            // Visible again at once, so that nothing has to be waited for.
            ["VisibilityTimeout"] = "0",
            ["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{EmulatorFixture.Account.Arn("sqs", Name(dead))}}","maxReceiveCount":3}""",
        });
        var counts = new List<string>();
        await emulators.Sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageBody = "{}" });
        var definition = MappingHost.Definition with { QueueUrl = url };
        await using (var mapping = new Mapping(
            definition,
            new QueueSettings(TimeSpan.Zero, false),
            new SqsMappingQueue(emulators.Sqs, url),
            _ => Task.FromResult(MappingHost.Error()),
            TimeSpan.FromSeconds(1),
            TimeProvider.System))
        {
            mapping.Settled += settlement => counts.AddRange(settlement.Batch.Select(message => message.Attributes["ApproximateReceiveCount"]));
            mapping.Start();

            var letter = await new SqsMappingQueue(emulators.Sqs, dead).ReceiveAsync(1, TimeSpan.FromSeconds(20));
            Assert.Equal("{}", Assert.Single(letter).Body);
        }

        Assert.Equal(["1", "2", "3"], counts);
        Assert.Equal((0, 0), await CountAsync(url));
    }

    [Fact]
    public async Task The_gauge_sees_what_waits_and_what_is_under_way_without_receiving_it()
    {
        var url = await CreateAsync(new() { ["VisibilityTimeout"] = "30" });
        var queue = new SqsMappingQueue(emulators.Sqs, url);
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        for (var i = 0; i < 3; i++) await emulators.Sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageBody = "{}" });
        await queue.ReceiveAsync(1, TimeSpan.FromSeconds(5));
        using var http = new HttpClient();

        var depth = Assert.Single(await new EmulatorQueueGauge(http, emulators.SqsEndpoint, () => [Name(url)]).ReadAsync());

        Assert.Equal((2, 1, 0), (depth.Visible, depth.NotVisible, depth.Delayed));
        Assert.InRange(depth.OldestSent!.Value, before, DateTimeOffset.UtcNow);
        Assert.Equal((2, 1), await CountAsync(url));
    }

    private static string Name(string url) => url[(url.LastIndexOf('/') + 1)..];

    private async Task<string> CreateAsync(Dictionary<string, string> attributes) =>
        (await emulators.Sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = Guid.NewGuid().ToString("N"), Attributes = attributes })).QueueUrl;

    private async Task<(int Visible, int NotVisible)> CountAsync(string url)
    {
        var answer = await emulators.Sqs.GetQueueAttributesAsync(new GetQueueAttributesRequest { QueueUrl = url, AttributeNames = ["All"] });
        return (Read("ApproximateNumberOfMessages"), Read("ApproximateNumberOfMessagesNotVisible"));

        int Read(string name) => int.Parse(answer.Attributes[name], CultureInfo.InvariantCulture);
    }
}
