using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using Standins.Tests.AwsSdk.Support;
using Tests.Support.Loopback;

namespace Standins.Tests.AwsSdk;

public class SqsWireTests
{
    private const string Url = "http://queue/000000000000/triggers";

    public static TheoryData<string, Func<IAmazonSQS, Task>, string> Calls => new()
    {
        {
            "SendMessage",
            sqs => sqs.SendMessageAsync(new SendMessageRequest(Url, "hello")
            {
                DelaySeconds = 5,
                MessageAttributes = new() { ["kind"] = new() { DataType = "String", StringValue = "trigger" } },
            }),
            $$"""{"QueueUrl":"{{Url}}","MessageBody":"hello","DelaySeconds":5,"MessageAttributes":{"kind":{"DataType":"String","StringValue":"trigger"} } }"""
        },
        {
            "SendMessageBatch",
            sqs => sqs.SendMessageBatchAsync(new SendMessageBatchRequest(Url, [new("1", "one"), new("2", "two") { DelaySeconds = 0 }])),
            $$"""{"QueueUrl":"{{Url}}","Entries":[{"Id":"1","MessageBody":"one"},{"Id":"2","MessageBody":"two","DelaySeconds":0}]}"""
        },
        {
            "ReceiveMessage",
            sqs => sqs.ReceiveMessageAsync(new ReceiveMessageRequest(Url)
            {
                MaxNumberOfMessages = 10,
                WaitTimeSeconds = 20,
                VisibilityTimeout = 600,
                MessageSystemAttributeNames = ["All"],
            }),
            $$"""{"QueueUrl":"{{Url}}","MaxNumberOfMessages":10,"WaitTimeSeconds":20,"VisibilityTimeout":600,"MessageSystemAttributeNames":["All"]}"""
        },
        {
            "DeleteMessage",
            sqs => sqs.DeleteMessageAsync(new DeleteMessageRequest(Url, "handle")),
            $$"""{"QueueUrl":"{{Url}}","ReceiptHandle":"handle"}"""
        },
        {
            "DeleteMessageBatch",
            sqs => sqs.DeleteMessageBatchAsync(new DeleteMessageBatchRequest(Url, [new("1", "handle")])),
            $$"""{"QueueUrl":"{{Url}}","Entries":[{"Id":"1","ReceiptHandle":"handle"}]}"""
        },
        {
            "ChangeMessageVisibility",
            sqs => sqs.ChangeMessageVisibilityAsync(new ChangeMessageVisibilityRequest { QueueUrl = Url, ReceiptHandle = "handle", VisibilityTimeout = 0 }),
            $$"""{"QueueUrl":"{{Url}}","ReceiptHandle":"handle","VisibilityTimeout":0}"""
        },
        {
            "ChangeMessageVisibilityBatch",
            sqs => sqs.ChangeMessageVisibilityBatchAsync(
                new ChangeMessageVisibilityBatchRequest(Url, [new("1", "handle") { VisibilityTimeout = 7 }])),
            $$"""{"QueueUrl":"{{Url}}","Entries":[{"Id":"1","ReceiptHandle":"handle","VisibilityTimeout":7}]}"""
        },
        {
            "GetQueueAttributes",
            sqs => sqs.GetQueueAttributesAsync(new GetQueueAttributesRequest(Url, ["QueueArn"])),
            $$"""{"QueueUrl":"{{Url}}","AttributeNames":["QueueArn"]}"""
        },
        {
            "GetQueueUrl",
            sqs => sqs.GetQueueUrlAsync(new GetQueueUrlRequest("triggers")),
            """{"QueueName":"triggers"}"""
        },
        {
            "CreateQueue",
            sqs => sqs.CreateQueueAsync(new CreateQueueRequest("triggers") { Attributes = new() { ["VisibilityTimeout"] = "600" }, Tags = new() { ["a"] = "b" } }),
            """{"QueueName":"triggers","Attributes":{"VisibilityTimeout":"600"},"tags":{"a":"b"}}"""
        },
        {
            "SetQueueAttributes",
            sqs => sqs.SetQueueAttributesAsync(new SetQueueAttributesRequest(Url, new() { ["DelaySeconds"] = "1" })),
            $$"""{"QueueUrl":"{{Url}}","Attributes":{"DelaySeconds":"1"} }"""
        },
        {
            "PurgeQueue",
            sqs => sqs.PurgeQueueAsync(new PurgeQueueRequest { QueueUrl = Url }),
            $$"""{"QueueUrl":"{{Url}}"}"""
        },
        {
            "DeleteQueue",
            sqs => sqs.DeleteQueueAsync(new DeleteQueueRequest(Url)),
            $$"""{"QueueUrl":"{{Url}}"}"""
        },
        {
            "ListQueues",
            sqs => sqs.ListQueuesAsync(new ListQueuesRequest("trig") { MaxResults = 3, NextToken = "more" }),
            """{"QueueNamePrefix":"trig","MaxResults":3,"NextToken":"more"}"""
        },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Each_operation_is_one_json_post_with_only_what_is_set(string operation, Func<IAmazonSQS, Task> call, string body)
    {
        await using var server = await LoopbackServer.StartAsync(AwsAnswer.Ok());
        using var client = Clients.Sqs(server);

        await call(client);

        var request = server.OnlyRequest;
        Assert.Equal(("POST", "/"), (request.Method, request.Target));
        Assert.Equal($"AmazonSQS.{operation}", request.Headers["X-Amz-Target"]);
        Assert.StartsWith("application/x-amz-json-1.0", request.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(body), request.Json), request.Text);
    }
}
