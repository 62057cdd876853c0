using System.Text;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Standins.Tests.Lambda.Support;

namespace Standins.Tests.Lambda;

public class SqsEventTests
{
    private const string Event = """
        {
          "Records": [
            {
              "messageId": "059f36b4-87a3-44ab-83d2-661975830a7d",
              "receiptHandle": "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...",
              "body": "{\"conversation_id\":\"c-1\"}",
              "attributes": { "ApproximateReceiveCount": "2", "SentTimestamp": "1545082649183" },
              "messageAttributes": {
                "kind": { "stringValue": "trigger", "stringListValues": [], "binaryListValues": [], "dataType": "String" },
                "blob": { "binaryValue": "AQID", "dataType": "Binary" }
              },
              "md5OfBody": "e4e68fb7bd0e697a0ae8f1bb342846b3",
              "eventSource": "aws:sqs",
              "eventSourceARN": "arn:aws:sqs:eu-north-1:000000000000:triggers",
              "awsRegion": "eu-north-1",
              "somethingNew": { "a": 1 }
            }
          ]
        }
        """;

    public static TheoryData<ILambdaSerializer> Serializers =>
        [new SourceGeneratorLambdaJsonSerializer<StreamEventJson>(), new DefaultLambdaJsonSerializer()];

    [Theory]
    [MemberData(nameof(Serializers))]
    public void Every_part_of_a_record_is_read(ILambdaSerializer serializer)
    {
        var record = Assert.Single(serializer.Deserialize<SQSEvent>(Utf8(Event)).Records);

        Assert.Equal("059f36b4-87a3-44ab-83d2-661975830a7d", record.MessageId);
        Assert.StartsWith("AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a", record.ReceiptHandle, StringComparison.Ordinal);
        Assert.Equal("""{"conversation_id":"c-1"}""", record.Body);
        Assert.Equal("2", record.Attributes["ApproximateReceiveCount"]);
        Assert.Equal("trigger", record.MessageAttributes["kind"].StringValue);
        Assert.Equal([1, 2, 3], record.MessageAttributes["blob"].BinaryValue.ToArray());
        Assert.Equal("e4e68fb7bd0e697a0ae8f1bb342846b3", record.Md5OfBody);
        Assert.Equal("aws:sqs", record.EventSource);
        Assert.Equal("arn:aws:sqs:eu-north-1:000000000000:triggers", record.EventSourceArn);
        Assert.Equal("eu-north-1", record.AwsRegion);
    }

    [Theory]
    [MemberData(nameof(Serializers))]
    public void Failed_messages_are_named_as_the_service_reads_them(ILambdaSerializer serializer)
    {
        using var output = new MemoryStream();

        serializer.Serialize(new SQSBatchResponse([new() { ItemIdentifier = "m-1" }, new() { ItemIdentifier = "m-2" }]), output);

        Assert.Equal(
            """{"batchItemFailures":[{"itemIdentifier":"m-1"},{"itemIdentifier":"m-2"}]}""", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Theory]
    [MemberData(nameof(Serializers))]
    public void No_failure_is_an_empty_list(ILambdaSerializer serializer)
    {
        using var output = new MemoryStream();

        serializer.Serialize(new SQSBatchResponse(), output);

        Assert.Equal("""{"batchItemFailures":[]}""", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Theory]
    [MemberData(nameof(Serializers))]
    public void An_event_that_is_not_json_is_refused_with_its_type(ILambdaSerializer serializer)
    {
        var exception = Assert.Throws<JsonSerializerException>(() => serializer.Deserialize<SQSEvent>(Utf8("{ not json")));

        Assert.Contains(nameof(SQSEvent), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_the_context_does_not_know_is_refused()
    {
        var serializer = new SourceGeneratorLambdaJsonSerializer<StreamEventJson>();

        var exception = Assert.Throws<JsonSerializerException>(() => serializer.Deserialize<Version>(Utf8("{}")));

        Assert.Contains(nameof(StreamEventJson), exception.Message, StringComparison.Ordinal);
    }

    private static MemoryStream Utf8(string text) => new(Encoding.UTF8.GetBytes(text));
}
