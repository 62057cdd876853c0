using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class SecretsTests
{
    private const string Secret = "aws:secretsmanager/secret:Secret";
    private const string Version = "aws:secretsmanager/secretVersion:SecretVersion";

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Secrets_have_the_names_by_which_conversation_records_refer_to_them(string stack)
    {
        var deployed = await DeployedStack.OfAsync(stack);

        JsonAssert.Same("\"openai-api-key-replies-engine\"", deployed.Inputs($"{Secret}::openai")["name"]);
        JsonAssert.Same("\"twilio-credentials-whatsapp\"", deployed.Inputs($"{Secret}::twilio")["name"]);
    }

    [Fact]
    public async Task Two_stacks_of_one_account_can_name_their_secrets_apart()
    {
        var deployed = await DeployedStack.OfAsync("dev", configuration => configuration
            .With("whatsapp-replies:openAiSecretName", "dev/openai")
            .With("whatsapp-replies:twilioSecretName", "dev/twilio"));

        JsonAssert.Same("\"dev/openai\"", deployed.Inputs($"{Secret}::openai")["name"]);
        JsonAssert.Same("\"dev/twilio\"", deployed.Inputs($"{Secret}::twilio")["name"]);
    }

    [Theory]
    [InlineData("dev", "0")]
    [InlineData("prod", "30")]
    public async Task A_deleted_secret_can_be_recovered_in_production_and_is_gone_at_once_elsewhere(string stack, string days)
    {
        var secrets = (await DeployedStack.OfAsync(stack)).OfType(Secret).ToList();

        Assert.Equal(2, secrets.Count);
        Assert.All(secrets, secret => JsonAssert.Same(days, secret.Inputs["recoveryWindowInDays"]));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Without_encrypted_values_none_is_written_and_the_outputs_say_which_commands_do_it(string stack)
    {
        var deployed = await DeployedStack.OfAsync(stack);

        Assert.Empty(deployed.OfType(Version));
        Assert.Equal(
            """aws secretsmanager put-secret-value --region eu-north-1 --secret-id openai-api-key-replies-engine --secret-string '{"ai_api_key": "..."}'""",
            await deployed.OutputAsync("setOpenAiSecret"));
        Assert.Equal(
            """aws secretsmanager put-secret-value --region eu-north-1 --secret-id twilio-credentials-whatsapp --secret-string '{"twilio_account_sid": "...","""
            + """ "twilio_auth_token": "..."}'""",
            await deployed.OutputAsync("setTwilioSecret"));
    }

    [Fact]
    public async Task Encrypted_values_are_written_in_the_form_that_the_function_reads()
    {
        var deployed = await DeployedStack.OfAsync("prod", WithValues);

        Assert.Equal("""{"ai_api_key":"sk-test"}""", deployed.RawInputs($"{Version}::openai")["secretString"]);
        Assert.Equal("""{"twilio_account_sid":"ACtest","twilio_auth_token":"token"}""", deployed.RawInputs($"{Version}::twilio")["secretString"]);
        Assert.DoesNotContain("setOpenAiSecret", deployed.OutputNames);
        Assert.DoesNotContain("setTwilioSecret", deployed.OutputNames);
    }

    private static StackConfiguration WithValues(StackConfiguration configuration) => configuration
        .With("whatsapp-replies:openAiApiKey", "sk-test", secret: true)
        .With("whatsapp-replies:twilioAccountSid", "ACtest", secret: true)
        .With("whatsapp-replies:twilioAuthToken", "token", secret: true);
}
