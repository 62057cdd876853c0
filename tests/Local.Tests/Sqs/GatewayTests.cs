using Amazon.SQS;
using Amazon.SQS.Model;
using WhatsAppReplies.Local.Tests.Emulators;

namespace WhatsAppReplies.Local.Tests.Sqs;

[Collection(EmulatorFixture.Collection)]
public sealed class GatewayTests(EmulatorFixture emulators)
{
    private readonly string _queue = $"queue-{Guid.NewGuid():N}";

    [Fact]
    public async Task A_queues_address_is_the_gateways()
    {
        var url = (await emulators.Sqs.CreateQueueAsync(_queue)).QueueUrl;

        Assert.Equal($"{emulators.Endpoint}000000000000/{_queue}", url);
    }

    [Fact]
    public async Task A_message_goes_through_and_comes_back_with_its_count()
    {
        var url = (await emulators.Sqs.CreateQueueAsync(_queue)).QueueUrl;
        await emulators.Sqs.SendMessageAsync(url, "{}");

        var received = await emulators.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest
        {
            QueueUrl = url,
            MessageSystemAttributeNames = ["All"],
        });

        Assert.Equal("1", Assert.Single(received.Messages).Attributes["ApproximateReceiveCount"]);
    }

    [Fact]
    public async Task A_batch_needs_the_permission_of_the_single_call_and_a_refusal_names_it_as_SQS_does()
    {
        var url = (await emulators.Sqs.CreateQueueAsync(_queue)).QueueUrl;
        var arn = EmulatorFixture.Account.Arn("sqs", _queue);
        using var allowed = emulators.SqsAs(emulators.Session(arn, "sqs:SendMessage"));
        using var other = emulators.SqsAs(emulators.Session(arn, "sqs:ReceiveMessage"));
        var batch = new SendMessageBatchRequest { QueueUrl = url, Entries = [new SendMessageBatchRequestEntry { Id = "1", MessageBody = "{}" }] };

        Assert.Single((await allowed.SendMessageBatchAsync(batch)).Successful);
        var refused = await Assert.ThrowsAsync<AmazonSQSException>(() => other.SendMessageBatchAsync(batch));

        Assert.Contains($"is not authorized to perform: sqs:sendmessage on resource: {arn}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moving_dead_letters_needs_what_the_moving_does_on_the_queues_that_the_call_names()
    {
        var arn = EmulatorFixture.Account.Arn("sqs", _queue);
        await emulators.Sqs.CreateQueueAsync(_queue);
        string[] ofTheSource = ["sqs:StartMessageMoveTask", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
        using var allowed = emulators.SqsAs(emulators.Session(arn, ofTheSource));
        using var starter = emulators.SqsAs(emulators.Session(arn, "sqs:StartMessageMoveTask"));

        var refused = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => starter.StartMessageMoveTaskAsync(new() { SourceArn = arn }));
        var elsewhere = await Assert.ThrowsAnyAsync<AmazonSQSException>(() =>
            allowed.StartMessageMoveTaskAsync(new() { SourceArn = arn, DestinationArn = $"{arn}-other" }));
        var notDead = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => allowed.StartMessageMoveTaskAsync(new() { SourceArn = arn }));

        Assert.Contains($"is not authorized to perform: sqs:receivemessage on resource: {arn}", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"is not authorized to perform: sqs:sendmessage on resource: {arn}-other", elsewhere.Message, StringComparison.Ordinal);
        Assert.Equal("Source queue must be configured as a Dead Letter Queue.", notDead.Message);
    }
}
