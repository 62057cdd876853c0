using Amazon.SQS.Model;
using Standins.Tests.AwsSdk.Support;
using Tests.Support.Loopback;

namespace Standins.Tests.AwsSdk;

public class SqsAnswerTests
{
    private const string Url = "http://queue/000000000000/triggers";

    [Fact]
    public async Task Received_messages_are_read_with_their_attributes()
    {
        const string Json = """
            {"Messages":[{"MessageId":"m-1","ReceiptHandle":"handle","MD5OfBody":"5d41402abc4b2a76b9719d911017c592","Body":"hello",
            "Attributes":{"ApproximateReceiveCount":"2"},
            "MessageAttributes":{"blob":{"DataType":"Binary","BinaryValue":"AQID"}},"Unknown":{"a":[1,2]}}],"AlsoUnknown":7}
            """;
        await using var server = await LoopbackServer.StartAsync(AwsAnswer.Ok(Json));
        using var client = Clients.Sqs(server);

        var response = await client.ReceiveMessageAsync(new ReceiveMessageRequest(Url));

        var message = Assert.Single(response.Messages);
        Assert.Equal(("m-1", "handle", "hello"), (message.MessageId, message.ReceiptHandle, message.Body));
        Assert.Equal("2", message.Attributes["ApproximateReceiveCount"]);
        Assert.Equal([1, 2, 3], message.MessageAttributes["blob"].BinaryValue.ToArray());
        Assert.Equal(AwsAnswer.RequestId, response.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task What_is_absent_is_null()
    {
        await using var server = await LoopbackServer.StartAsync(AwsAnswer.Ok());
        using var client = Clients.Sqs(server);

        var received = await client.ReceiveMessageAsync(new ReceiveMessageRequest(Url));
        var queues = await client.ListQueuesAsync(new ListQueuesRequest());

        Assert.Null(received.Messages);
        Assert.Null(queues.QueueUrls);
    }

    [Fact]
    public async Task A_batch_tells_which_entries_failed()
    {
        const string Json = """
            {"Successful":[{"Id":"1"}],"Failed":[{"Id":"2","SenderFault":true,"Code":"ReceiptHandleIsInvalid","Message":"why"}]}
            """;
        await using var server = await LoopbackServer.StartAsync(AwsAnswer.Ok(Json));
        using var client = Clients.Sqs(server);

        var response = await client.DeleteMessageBatchAsync(new DeleteMessageBatchRequest(Url, [new("1", "a"), new("2", "b")]));

        Assert.Equal("1", Assert.Single(response.Successful).Id);
        var failed = Assert.Single(response.Failed);
        Assert.Equal(("2", true, "ReceiptHandleIsInvalid", "why"), (failed.Id, failed.SenderFault, failed.Code, failed.Message));
    }

    [Fact]
    public async Task Attributes_of_a_queue_are_read()
    {
        await using var server = await LoopbackServer.StartAsync(AwsAnswer.Ok("""{"Attributes":{"QueueArn":"arn:aws:sqs:eu-north-1:000000000000:triggers"}}"""));
        using var client = Clients.Sqs(server);

        var response = await client.GetQueueAttributesAsync(new GetQueueAttributesRequest(Url, ["All"]));

        Assert.Equal("arn:aws:sqs:eu-north-1:000000000000:triggers", response.Attributes["QueueArn"]);
    }

    [Fact]
    public async Task A_sent_message_gets_its_id()
    {
        await using var server = await LoopbackServer.StartAsync(
            AwsAnswer.Ok("""{"MessageId":"m-1","MD5OfMessageBody":"5d41402abc4b2a76b9719d911017c592","SequenceNumber":"18"}"""));
        using var client = Clients.Sqs(server);

        var response = await client.SendMessageAsync(new SendMessageRequest(Url, "hello"));

        Assert.Equal(("m-1", "18"), (response.MessageId, response.SequenceNumber));
    }
}
