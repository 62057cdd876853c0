using System.Text.Json.Nodes;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;

namespace WhatsAppReplies.Local.Tests.EventSourceMapping;

public sealed class RecordTests
{
    [Fact]
    public void A_record_has_the_shape_that_functions_read()
    {
        var message = FakeMappingQueue.Message("id", "{\"text\":\"é\"}") with
        {
            Attributes = new Dictionary<string, string>
            {
                ["ApproximateReceiveCount"] = "2",
                ["SentTimestamp"] = "1573251510774",
                ["SenderId"] = "123456789012",
                ["ApproximateFirstReceiveTimestamp"] = "1573251510774",
            },
            Md5OfMessageAttributes = "md5",
            MessageAttributes = new Dictionary<string, QueueMessageAttribute>
            {
                ["text"] = new("String", "value", null),
                ["bytes"] = new("Binary", null, new byte[] { 1, 2 }),
            },
        };

        var written = JsonNode.Parse(SqsEvent.Write([message], FakeMappingQueue.Arn))!;

        Assert.True(JsonNode.DeepEquals(written, JsonNode.Parse(
            """
            {"Records":[{
              "messageId":"id","receiptHandle":"handle of id","body":"{\"text\":\"é\"}",
              "attributes":{
                "ApproximateReceiveCount":"2","SentTimestamp":"1573251510774","SenderId":"123456789012",
                "ApproximateFirstReceiveTimestamp":"1573251510774"},
              "messageAttributes":{
                "text":{"stringValue":"value","stringListValues":[],"binaryListValues":[],"dataType":"String"},
                "bytes":{"binaryValue":"AQI=","stringListValues":[],"binaryListValues":[],"dataType":"Binary"}},
              "md5OfMessageAttributes":"md5","md5OfBody":"99914b932bd37a50b983c5e7c90ae93b",
              "eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-north-1:123456789012:triggers","awsRegion":"eu-north-1"}]}
            """)), written.ToJsonString());
    }
}
