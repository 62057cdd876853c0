using Pulumi;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class NumberMistakesTests : IDisposable
{
    private const string Number = "+447700900456";

    private const string Form = "+ and 7 to 15 digits, the country's first, without spaces and without whatsapp:";

    private const string TwilioSecret =
        "a secret that the stack file names in twilioSecretName, tenantTwilioSecretArns or tenantTwilioSecretNamePrefixes, because the role may read no other";

    private const string OpenAiSecret =
        "a secret that the stack file names in openAiSecretName, tenantSecretArns or tenantSecretNamePrefixes, because the role may read no other";

    private const string AllKeys =
        "company_whatsapp_number, assistant_id_replies, whatsapp_credentials_id, api_key_reference, answer_new_customers, quiet_time_seconds, "
        + "opt_out_words, opt_out_reply";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void All_mistakes_of_all_files_are_told_at_once_with_file_line_key_and_what_is_allowed()
    {
        Write("a.json", """
            {
              "company_whatsapp_number": "whatsapp:+447700900456",
              "assistant_id_replies": "asst_recruitment",
              "answer_new_customers": "yes",
              "quiet_time_seconds": 901,
              "whatsapp_credentials_id": "somebody-s",
              "api_key_reference": "twilio-credentials-whatsapp"
            }
            """);
        Write("b.json", $$"""{"company_whatsapp_number": "{{Number}}", "assistant_id_replies": "asst_recruitment_replies"}""");
        Write("c.json", $$"""{"company_whatsapp_number": "{{Number}}", "assistant_id_replies": "asst_recruitment_replies"}""");
        Write("d.json", $$"""{"company_whatsapp_number": "+447700900457", "assistant_id": "asst_recruitment_replies"}""");
        Write("e.json", "{\n  \"company_whatsapp_number\" }");

        Assert.Equal(
            $"""
            infra/numbers has 10 mistakes:
              - a.json, line 2: company_whatsapp_number is a value that is not shown; allowed: {Form}
              - a.json, line 3: assistant_id_replies is 'asst_recruitment'; there is no such file under infra/assistants: did you mean asst_recruitment_replies?
              - a.json, line 4: answer_new_customers is 'yes'; allowed: true or false
              - a.json, line 5: quiet_time_seconds is 901; allowed: a whole number from 0 to 900
              - a.json, line 6: whatsapp_credentials_id is 'somebody-s'; allowed: {TwilioSecret}
              - a.json, line 7: api_key_reference is 'twilio-credentials-whatsapp'; allowed: {OpenAiSecret}
              - c.json, line 1: company_whatsapp_number is a value that is not shown; allowed: each number in one file, and b.json has it too
              - d.json, line 1: assistant_id is 'asst_recruitment_replies'; there is no such key: did you mean assistant_id_replies?
              - d.json: assistant_id_replies is missing; allowed: an assistant: the name of a file under infra/assistants, without .json
              - e.json, line 2: this is not JSON; allowed: one object with the keys {AllKeys}
            """,
            Mistakes());
    }

    [Theory]
    [InlineData("""{"company_whatsapp_number": "\ud83d"}""")]
    [InlineData("""{"assistant_id_replies": "asst \udc00"}""")]
    [InlineData("""{"opt_out_words": ["STOP", "\ud83d"]}""")]
    [InlineData("""{"opt_out_reply": {"\ud83d": [1]}}""")]
    public void Half_a_surrogate_pair_is_a_mistake_of_its_file(string text)
    {
        Write("a.json", text);

        Assert.Contains("a.json, line 1: this is not JSON; allowed: one object with the keys", Mistakes(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("447700900456")]
    [InlineData("+044770090045")]
    [InlineData("+44 7700 900456")]
    [InlineData("+123456")]
    [InlineData("+1234567890123456")]
    [InlineData("+447700900456\\n")]
    public void A_number_in_another_form_would_never_be_found(string number)
    {
        Write("a.json", $$"""{"company_whatsapp_number": "{{number}}", "assistant_id_replies": "asst_recruitment_replies"}""");

        Assert.Contains(
            "a.json, line 1: company_whatsapp_number is a value that is not shown; allowed: + and 7 to 15 digits", Mistakes(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("answer_new_customers", "1")]
    [InlineData("answer_new_customers", "null")]
    [InlineData("quiet_time_seconds", "-1")]
    [InlineData("quiet_time_seconds", "\"5\"")]
    [InlineData("quiet_time_seconds", "1.5")]
    [InlineData("assistant_id_replies", "[]")]
    [InlineData("whatsapp_credentials_id", "5")]
    public void A_value_of_a_wrong_kind_is_refused(string key, string value)
    {
        var entries = new Dictionary<string, string>
        {
            ["company_whatsapp_number"] = $"\"{Number}\"",
            ["assistant_id_replies"] = "\"asst_recruitment_replies\"",
            [key] = value,
        };
        Write("a.json", $"{{{string.Join(", ", entries.Select(entry => $"\"{entry.Key}\": {entry.Value}"))}}}");

        Assert.Matches($@"^infra/numbers has a mistake:\n  - a\.json, line 1: {key} is .+; allowed: ", Mistakes());
    }

    [Theory]
    [InlineData("opt_out_words", "\"STOP\"")]
    [InlineData("opt_out_words", "[]")]
    [InlineData("opt_out_words", "[\" \"]")]
    [InlineData("opt_out_words", "[\"STOP\", \"stop \"]")]
    [InlineData("opt_out_reply", "\"\"")]
    [InlineData("opt_out_reply", "\"two\\nlines\"")]
    public void Words_and_their_line_are_checked(string key, string value)
    {
        var entries = new Dictionary<string, string> { ["opt_out_words"] = "[\"STOP\"]", ["opt_out_reply"] = "\"Bye.\"", [key] = value };
        var written = string.Join(", ", entries.Select(entry => $"\"{entry.Key}\": {entry.Value}"));
        Write("a.json", $$"""{"company_whatsapp_number": "{{Number}}", "assistant_id_replies": "asst_recruitment_replies", {{written}}}""");

        Assert.Matches($@"^infra/numbers has a mistake:\n  - a\.json, line 1: {key} is [^;]+; allowed: ", Mistakes());
    }

    [Theory]
    [InlineData("opt_out_words", "[\"STOP\"]", "opt_out_reply")]
    [InlineData("opt_out_reply", "\"Bye.\"", "opt_out_words")]
    public void Words_without_a_line_and_a_line_without_words_are_a_mistake(string key, string value, string missing)
    {
        Write("a.json", $$"""{"company_whatsapp_number": "{{Number}}", "assistant_id_replies": "asst_recruitment_replies", "{{key}}": {{value}}}""");

        Assert.Contains(
            $"a.json: {missing} is missing; allowed: both opt_out_words and opt_out_reply, which acknowledges them, or neither",
            Mistakes(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("twilio-credentials-whatsapp")]
    [InlineData("other-tenant")]
    [InlineData("tenants/one")]
    public void A_secret_that_the_stack_file_names_is_right(string secret)
    {
        Write(
            "a.json",
            $$"""{"company_whatsapp_number": "{{Number}}", "assistant_id_replies": "asst_recruitment_replies", "whatsapp_credentials_id": "{{secret}}"}""");
        var configuration = Configured.Minimal
            .Own("tenantTwilioSecretArns", """["arn:aws:secretsmanager:eu-north-1:123456789012:secret:other-tenant-AbCdEf"]""")
            .Own("tenantTwilioSecretNamePrefixes", """["tenants/"]""");

        Assert.Single(Read(configuration));
    }

    [Fact]
    public void A_number_that_the_stack_file_names_must_be_a_file()
    {
        Write("a.json", $$"""{"company_whatsapp_number": "{{Number}}", "assistant_id_replies": "asst_recruitment_replies"}""");

        Assert.Contains(
            "b.json is not there, and the stack file names it in numbers; allowed: a",
            Assert.Throws<RunException>(() => Read(Configured.Minimal.Own("numbers", """["a", "b"]"""))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void No_message_repeats_a_number()
    {
        Write("a.json", $$"""{"company_whatsapp_number": "{{Number}}", "company_whatsapp_number": "{{Number}}", "assistant_id_replies": "b"}""");

        Assert.DoesNotContain("7700900456", Mistakes(), StringComparison.Ordinal);
    }

    private string Mistakes() => Assert.Throws<RunException>(() => Read(Configured.Minimal)).Message;

    private IReadOnlyList<NumberFile> Read(StackConfiguration configuration)
    {
        var settings = configuration.Read();
        return NumberFiles.Read(_folder.FullName, settings.Numbers, NumberSurroundings.Of(settings, ["asst_recruitment_replies"]));
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder.FullName, file), text);
}
