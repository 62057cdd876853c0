using WhatsAppReplies.Replies.Triggers;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;

namespace App.Tests.Triggers;

public class TriggerReaderTests
{
    [Fact]
    public void A_trigger_with_unknown_properties_is_readable()
    {
        var reading = TriggerReader.Read("""{"x": [1, {"conversation_id": 2}], "conversation_id": "c#1", "primary_channel": "whatsapp:US.ABC", "y": null}""");

        Assert.Equal(new ConversationKey("whatsapp:US.ABC", "c#1"), Assert.IsType<Result<Trigger>.Success>(reading).Value.Conversation);
    }

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("", "empty")]
    [InlineData(" \n", "empty")]
    [InlineData("hello", "not JSON")]
    [InlineData("{\"conversation_id\": \"a\"", "not JSON")]
    [InlineData("{} {}", "not JSON")]
    [InlineData("[]", "a JSON array; expected an object")]
    [InlineData("\"text\"", "a JSON string; expected an object")]
    [InlineData("null", "a JSON null; expected an object")]
    [InlineData("7", "a JSON number; expected an object")]
    [InlineData("{}", "'primary_channel' is missing; 'conversation_id' is missing")]
    [InlineData("{\"conversation_id\": \"a\"}", "'primary_channel' is missing")]
    [InlineData("{\"conversation_id\": null, \"primary_channel\": \"b\"}", "'conversation_id' is a JSON null, expected a string")]
    [InlineData("{\"conversation_id\": 12, \"primary_channel\": \"b\"}", "'conversation_id' is a JSON number, expected a string")]
    [InlineData("{\"conversation_id\": true, \"primary_channel\": \"b\"}", "'conversation_id' is a JSON boolean, expected a string")]
    [InlineData("{\"conversation_id\": \"\", \"primary_channel\": \"b\"}", "'conversation_id' is empty")]
    [InlineData("{\"conversation_id\": \"\\ud800\", \"primary_channel\": \"b\"}", "'conversation_id' is not valid text")]
    public void What_is_wrong_is_named(string? body, string expected)
    {
        var malformed = Assert.IsType<Result<Trigger>.Refuse>(TriggerReader.Read(body));

        Assert.Equal("trigger_malformed", malformed.Failure.Code);
        Assert.Contains(expected, malformed.Failure.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2048, 1024, true)]
    [InlineData(2049, 1024, false)]
    [InlineData(2048, 1025, false)]
    [InlineData(10, 3000, false)]
    public void Ids_that_cannot_be_keys_are_refused(int channel, int conversation, bool readable)
    {
        var reading = TriggerReader.Read($$"""{"conversation_id": "{{new string('c', conversation)}}", "primary_channel": "{{new string('p', channel)}}"}""");

        Assert.Equal(readable, reading is Result<Trigger>.Success);
    }

    [Fact]
    public void Lengths_are_counted_in_bytes() =>
        Assert.IsType<Result<Trigger>.Refuse>(TriggerReader.Read($$"""{"conversation_id": "{{new string('é', 600)}}", "primary_channel": "p"}"""));

    [Fact]
    public void Nothing_of_the_body_is_repeated_in_the_explanation()
    {
        var malformed = Assert.IsType<Result<Trigger>.Refuse>(TriggerReader.Read("""{"conversation_id": 447700900123, "text": "secret"}"""));

        Assert.DoesNotContain("447700900123", malformed.Failure.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", malformed.Failure.Explanation, StringComparison.Ordinal);
    }
}
