using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using WhatsAppReplies.Replies.Hosting;

namespace App.Tests.Hosting;

public sealed class EventJsonTests
{
    [Fact]
    public void A_start_has_met_every_type_of_an_event_and_of_its_answer()
    {
        var serializer = new RecordingSerializer();

        EventJson.Prepare(serializer);

        var message = Assert.Single(Assert.IsType<SQSEvent>(Assert.Single(serializer.Read)).Records);
        Assert.NotEmpty(message.Attributes);
        Assert.NotEmpty(message.MessageAttributes);
        Assert.IsType<SQSBatchResponse>(Assert.Single(serializer.Written));
    }

    private sealed class RecordingSerializer : ILambdaSerializer
    {
        private readonly SourceGeneratorLambdaJsonSerializer<EventJson> _real = new();

        public List<object?> Read { get; } = [];

        public List<object?> Written { get; } = [];

        public T Deserialize<T>(Stream requestStream)
        {
            var read = _real.Deserialize<T>(requestStream);
            Read.Add(read);
            return read;
        }

        public void Serialize<T>(T response, Stream responseStream)
        {
            Written.Add(response);
            _real.Serialize(response, responseStream);
        }
    }
}
