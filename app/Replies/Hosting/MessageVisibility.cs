using Amazon.SQS;
using Amazon.SQS.Model;
using WhatsAppReplies.Replies.Triggers;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Replies.Hosting;

/// <summary>Visibility timeout of a queue message: when it comes back.</summary>
internal sealed class MessageVisibility(IAmazonSQS sqs, string queueUrl, CallCounter calls)
{
    public async Task ChangeAsync(Delivery delivery, TimeSpan visibility, CancellationToken cancellationToken)
    {
        calls.Add();
        await sqs.ChangeMessageVisibilityAsync(
            new ChangeMessageVisibilityRequest
            {
                QueueUrl = queueUrl,
                ReceiptHandle = delivery.ReceiptHandle,
                VisibilityTimeout = (int)Math.Ceiling(visibility.TotalSeconds),
            },
            cancellationToken);
    }

    /// <summary>The message was deleted, or it is visible again already: there is nothing left to change.</summary>
    public static bool IsGone(Exception exception) =>
        exception is MessageNotInflightException or ReceiptHandleIsInvalidException
            or AmazonSQSException { ErrorCode: "InvalidParameterValue" or "AWS.SimpleQueueService.MessageNotInflight" or "ReceiptHandleIsInvalid" };
}
