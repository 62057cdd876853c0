using System.Text.Json;
using WhatsAppReplies.Local.Runner.Keys;

namespace WhatsAppReplies.Local.Tests.Keys;

/// <summary>What the services were seen to answer, and the stand-ins do not.</summary>
public sealed class KeyVerdictTests
{
    private const string Key = "sk-proj-0123456789abcdefghij";

    [Theory]
    [InlineData("Incorrect API key provided: sk-proj-****************ghij. You can find your API key at https://platform.openai.com/account/api-keys.")]
    [InlineData("Incorrect API key provided: sk-proj-0123456789abcdefghij. You can find your API key at https://platform.openai.com/account/api-keys.")]
    public void A_key_that_the_provider_repeats_is_left_out(string message)
    {
        var wrong = Assert.IsType<KeyVerdict.Wrong>(OpenAi(401, Error(message, "invalid_api_key")));

        Assert.Equal(
            "OpenAI refuses OPENAI_API_KEY (invalid_api_key): Incorrect API key provided: "
            + "… You can find your API key at https://platform.openai.com/account/api-keys.",
            wrong.Why);
    }

    [Fact]
    public void A_key_that_may_reply_but_not_list_models_is_not_taken_for_a_wrong_one() => Assert.IsType<KeyVerdict.Unsaid>(
        OpenAi(401, Error("You have insufficient permissions for this operation. Missing scopes: api.model.read.", null)));

    [Theory]
    [InlineData(403, "{}")]
    [InlineData(502, "<html>Bad gateway</html>")]
    [InlineData(200, "<html>Sign in to this network</html>")]
    [InlineData(200, "[]")]
    public void An_answer_that_says_nothing_of_the_key_leaves_it_open(int status, string body) => Assert.IsType<KeyVerdict.Unsaid>(OpenAi(status, body));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"status":true}""")]
    public void A_page_that_is_no_account_leaves_it_open(string body) => Assert.IsType<KeyVerdict.Unsaid>(TwilioKey.Judge(Answer(200, body)));

    [Fact]
    public void An_answer_prints_nothing_of_its_body() => Assert.Equal("200", $"{Answer(200, """{"auth_token":"secret"}""")}");

    private static KeyVerdict OpenAi(int status, string body) => OpenAiKey.Judge(Answer(status, body), Key, "gpt-6-luna");

    private static string Error(string message, string? code) =>
        JsonSerializer.Serialize(new { error = new { message, type = "invalid_request_error", param = (string?)null, code } });

    private static ProviderAnswer Answer(int status, string body) => new(status, ProviderAnswer.Read(body));
}
