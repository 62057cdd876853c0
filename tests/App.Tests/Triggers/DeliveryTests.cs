using Amazon.Lambda.SQSEvents;
using WhatsAppReplies.Replies.Triggers;
using WhatsAppReplies.Shared.Dynamo;

namespace App.Tests.Triggers;

public class DeliveryTests
{
    [Theory]
    [InlineData("1", 1, false)]
    [InlineData("2", 2, true)]
    [InlineData("17", 17, true)]
    [InlineData("", 2, true)]
    [InlineData("x", 2, true)]
    [InlineData("0", 2, true)]
    [InlineData(null, 2, true)]
    public void A_count_that_cannot_be_read_counts_as_a_redelivery(string? attribute, int count, bool isRedelivery)
    {
        var message = new SQSEvent.SQSMessage
        {
            MessageId = "m",
            ReceiptHandle = "r",
            Attributes = attribute is null ? null : new() { ["ApproximateReceiveCount"] = attribute },
        };

        var delivery = Delivery.Of(message);

        Assert.Equal((count, isRedelivery), (delivery.ReceiveCount, delivery.IsRedelivery));
    }
}
