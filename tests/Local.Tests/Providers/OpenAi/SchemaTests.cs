using System.Text.Json;
using System.Text.Json.Nodes;
using WhatsAppReplies.Local.Providers.OpenAi;

namespace WhatsAppReplies.Local.Tests.Providers.OpenAi;

/// <summary>An answer in a strict JSON schema, as the service gives it.</summary>
public sealed class SchemaTests : OpenAiTestBase
{
    private const string Schema = """
        {"type": "object", "additionalProperties": false, "required": ["reply", "hand_off", "done"],
         "properties": {"reply": {"type": "string"}, "hand_off": {"type": ["string", "null"]}, "done": {"type": "boolean"}}}
        """;

    [Fact]
    public async Task The_model_keeps_the_schema_that_it_is_asked_for()
    {
        var answer = JsonDocument.Parse(TextOf(await ReplyAsync(Asking("Is the job still open?", Schema)))).RootElement;

        Assert.Equal(["reply", "hand_off", "done"], answer.EnumerateObject().Select(property => property.Name));
        Assert.Equal(DefaultReply.To([], "Is the job still open?"), answer.GetProperty("reply").GetString());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.False), (answer.GetProperty("hand_off").ValueKind, answer.GetProperty("done").ValueKind));
    }

    [Fact]
    public async Task Whoever_asks_for_a_person_gets_one()
    {
        var answer = JsonDocument.Parse(TextOf(await ReplyAsync(Asking($"Can I {AnswerSchema.AsksForAPerson}?", Schema)))).RootElement;

        Assert.Equal("The customer asks for a person.", answer.GetProperty("hand_off").GetString());
    }

    [Fact]
    public async Task Whoever_says_that_all_is_done_sets_the_flag()
    {
        var answer = JsonDocument.Parse(TextOf(await ReplyAsync(Asking($"Thanks, {AnswerSchema.SaysThatAllIsDone}.", Schema)))).RootElement;

        Assert.True(answer.GetProperty("done").GetBoolean());
    }

    [Theory]
    [InlineData("""{"type": "object", "required": ["reply"], "properties": {"reply": {"type": "string"}}}""", "additionalProperties")]
    [InlineData("""{"type": "object", "additionalProperties": false, "properties": {"reply": {"type": "string"}}}""", "required")]
    [InlineData(
        """{"type": "object", "additionalProperties": false, "required": ["reply", "more"], "properties": {"reply": {"type": "string"}}}""", "required")]
    [InlineData("""{"type": "object", "additionalProperties": false, "required": []}""", "properties")]
    public async Task A_schema_that_is_not_strict_is_refused(string schema, string named)
    {
        var (status, error) = await ErrorAsync(Asking("x", schema));

        Assert.Equal(
            (400, "invalid_json_schema", "text.format.schema"), (status, error.GetProperty("code").GetString(), error.GetProperty("param").GetString()));
        Assert.Contains($"'{named}'", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static JsonObject Asking(string text, string schema)
    {
        var request = Request(text);
        request["text"] = new JsonObject
        {
            ["format"] = new JsonObject { ["type"] = "json_schema", ["name"] = "answer", ["strict"] = true, ["schema"] = JsonNode.Parse(schema) },
        };
        return request;
    }
}
