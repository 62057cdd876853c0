using System.Net;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using Standins.Tests.AwsSdk.Support;
using Tests.Support.Loopback;

namespace Standins.Tests.AwsSdk;

public class SqsErrorTests
{
    private static readonly ChangeMessageVisibilityRequest Request = new("http://queue/triggers", "handle", 60);

    [Theory]
    [InlineData("com.amazonaws.sqs#QueueDoesNotExist", typeof(QueueDoesNotExistException))]
    [InlineData("com.amazonaws.sqs#ReceiptHandleIsInvalid", typeof(ReceiptHandleIsInvalidException))]
    [InlineData("com.amazonaws.sqs#MessageNotInflight", typeof(MessageNotInflightException))]
    [InlineData("com.amazonaws.sqs#UnsupportedOperation", typeof(UnsupportedOperationException))]
    [InlineData("com.amazonaws.sqs#RequestThrottled", typeof(RequestThrottledException))]
    public async Task An_error_of_the_service_has_its_own_type(string type, Type expected)
    {
        await using var server = await LoopbackServer.StartAsync(AwsAnswer.Error(400, type));
        using var client = Clients.Sqs(server);

        var error = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => client.ChangeMessageVisibilityAsync(Request));

        Assert.IsType(expected, error);
        Assert.Equal("why", error.Message);
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
        Assert.Equal(AwsAnswer.RequestId, error.RequestId);
    }

    [Fact]
    public async Task An_error_without_a_type_keeps_its_code()
    {
        await using var server = await LoopbackServer.StartAsync(AwsAnswer.Error(403, "AccessDeniedException", "not yours"));
        using var client = Clients.Sqs(server);

        var error = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => client.ChangeMessageVisibilityAsync(Request));

        Assert.Equal("AccessDeniedException", error.ErrorCode);
        Assert.Equal(HttpStatusCode.Forbidden, error.StatusCode);
    }

    [Fact]
    public async Task The_older_code_is_taken_from_its_header()
    {
        await using var server = await LoopbackServer.StartAsync(
            AwsAnswer.Error(400, "com.amazonaws.sqs#InvalidParameterValue", "why", "InvalidParameterValueOfOld;Sender"));
        using var client = Clients.Sqs(server);

        var error = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => client.ChangeMessageVisibilityAsync(Request));

        Assert.Equal("InvalidParameterValueOfOld", error.ErrorCode);
        Assert.Equal(ErrorType.Sender, error.ErrorType);
    }

    [Fact]
    public async Task A_queue_that_is_gone_is_recognised_whatever_the_header_says()
    {
        await using var server = await LoopbackServer.StartAsync(
            AwsAnswer.Error(400, "com.amazonaws.sqs#QueueDoesNotExist", "why", "AWS.SimpleQueueService.NonExistentQueue;Sender"));
        using var client = Clients.Sqs(server);

        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => client.ChangeMessageVisibilityAsync(Request));
    }

    [Fact]
    public async Task A_message_that_was_changed_on_its_way_is_refused()
    {
        await using var server = await LoopbackServer.StartAsync(
            AwsAnswer.Ok("""{"Messages":[{"MessageId":"m-1","MD5OfBody":"00000000000000000000000000000000","Body":"hello"}]}"""));
        using var client = Clients.Sqs(server);

        await Assert.ThrowsAnyAsync<AmazonSQSException>(() => client.ReceiveMessageAsync(new ReceiveMessageRequest("http://queue/triggers")));
    }
}
