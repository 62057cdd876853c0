using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace WhatsAppReplies.Local.Tests.Providers.OpenAi;

public sealed class ValidationTests : OpenAiTestBase
{
    [Theory]
    [InlineData("""{"input":"x"}""", "missing_required_parameter", "model")]
    [InlineData("""{"model":"","input":"x"}""", "model_not_found", "model")]
    [InlineData("""{"model":"gpt-4","input":"x"}""", "model_not_found", "model")]
    [InlineData("""{"model":7,"input":"x"}""", "invalid_type", "model")]
    [InlineData("""{"model":"gpt-5.6-luna"}""", "missing_required_parameter", null)]
    [InlineData("""{"model":"gpt-5.6-luna","input":"x","max_tokens":50}""", "unknown_parameter", "max_tokens")]
    [InlineData("""{"model":"gpt-5.6-luna","input":"x","temperature":0.5}""", null, "temperature")]
    [InlineData("""{"model":"gpt-5.6-luna","input":"x","top_p":0.5}""", null, "top_p")]
    [InlineData("""{"model":"gpt-4.1","input":"x","temperature":2.5}""", "decimal_above_max_value", "temperature")]
    [InlineData("""{"model":"gpt-4.1","input":"x","reasoning":{"effort":"low"}}""", null, "reasoning.effort")]
    [InlineData("""{"model":"gpt-5.6-luna","input":"x","reasoning":{"effort":"hard"}}""", "invalid_value", "reasoning.effort")]
    [InlineData("""{"model":"gpt-5.6-luna","input":"x","max_output_tokens":15}""", "integer_below_min_value", "max_output_tokens")]
    [InlineData("""{"model":"gpt-5.6-luna","input":"x","metadata":{"a":1}}""", "invalid_type", "a")]
    [InlineData("""{"model":"gpt-5.6-luna","input":[{"role":"guest","content":"x"}]}""", "invalid_value", "input[0].role")]
    [InlineData(
        """{"model":"gpt-5.6-luna","input":[{"role":"assistant","content":[{"type":"input_text","text":"x"}]}]}""", "invalid_value", "input[0].content[0]")]
    public async Task A_wrong_request_is_refused_with_the_code_and_the_parameter(string body, string? code, string? parameter)
    {
        var (status, error) = await ErrorAsync(JsonNode.Parse(body)!.AsObject());

        Assert.Equal(400, status);
        Assert.Equal("invalid_request_error", error.GetProperty("type").GetString());
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.Equal(parameter, error.GetProperty("param").GetString());
    }

    [Theory]
    [InlineData(17, 1, 1, "object_above_max_properties")]
    [InlineData(1, 65, 1, "string_above_max_length")]
    [InlineData(1, 1, 513, "string_above_max_length")]
    public async Task Metadata_has_limits(int pairs, int keyLength, int valueLength, string code)
    {
        var request = Request("x");
        request["metadata"] = new JsonObject(Enumerable.Range(0, pairs).Select(index => KeyValuePair.Create(
            $"{index}".PadLeft(keyLength, 'k'), (JsonNode?)new string('v', valueLength))));

        var (_, error) = await ErrorAsync(request);

        Assert.Equal(code, error.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_stored_prompt_is_not_found_any_more()
    {
        var request = Request("x");
        request["prompt"] = new JsonObject { ["id"] = "pmpt_1" };

        var (status, error) = await ErrorAsync(request);

        Assert.Equal(404, status);
        Assert.Equal("Prompt with id 'pmpt_1' not found.", error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_refused()
    {
        using var content = new StringContent("{", Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync("responses", content);

        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task The_assistants_api_is_gone()
    {
        using var response = await PostAsync(new JsonObject(), "threads/thread_1/runs");

        Assert.Equal(404, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_until_it_is_the_rotated_one()
    {
        Server.ApiKey = "another-key";
        using var before = await PostAsync(Request("x"));
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "another-key");
        using var after = await PostAsync(Request("x"));

        Assert.Equal(401, (int)before.StatusCode);
        Assert.Equal("invalid_api_key", (await JsonAsync(before)).GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(200, (int)after.StatusCode);
        Assert.Equal(1, Server.Counter.Refused.Count);
    }
}
