using Pulumi;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Settings;

public sealed class MistakesTests
{
    private const string Retentions = "1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653";

    [Fact]
    public void All_mistakes_are_told_in_one_message_with_key_value_and_what_is_allowed()
    {
        var message = Mistakes(Configured.Minimal
            .Own("memory", "64").Own("timeout", "long").Own("maximumConcurrency", "1").Own("logRetention", "15").Own("protect", "maybe")
            .With("aws:region", "Stockholm"));

        Assert.Equal(
            $"""
            Pulumi.test.yaml has 6 mistakes:
              - aws:region is 'Stockholm'; allowed: the name of an AWS region, such as eu-north-1
              - whatsapp-replies:memory is '64'; allowed: a whole number from 128 to 10240
              - whatsapp-replies:timeout is 'long'; allowed: a whole number from 60 to 900
              - whatsapp-replies:maximumConcurrency is '1'; allowed: a whole number from 2 to 1000
              - whatsapp-replies:logRetention is '15'; allowed: one of {Retentions}
              - whatsapp-replies:protect is 'maybe'; allowed: true or false
            """,
            message);
    }

    [Theory]
    [InlineData("memory", "127")]
    [InlineData("memory", "10241")]
    [InlineData("memory", "512.5")]
    [InlineData("timeout", "59")]
    [InlineData("timeout", "901")]
    [InlineData("visibilityTimeout", "59")]
    [InlineData("visibilityTimeout", "43201")]
    [InlineData("heartbeatInterval", "999")]
    [InlineData("heartbeatInterval", "30001")]
    [InlineData("maximumConcurrency", "1001")]
    [InlineData("maximumReceiveCount", "1")]
    [InlineData("maximumReceiveCount", "1001")]
    [InlineData("batchSize", "0")]
    [InlineData("batchSize", "11")]
    [InlineData("logLevel", "info")]
    [InlineData("logLevel", "FATAL")]
    [InlineData("architecture", "x86")]
    [InlineData("openAiSecretName", "has space")]
    [InlineData("twilioSecretName", "")]
    [InlineData("openAiBaseUrl", "https://eu.api.openai.com")]
    [InlineData("openAiBaseUrl", "https://eu.api.openai.com/v1/")]
    [InlineData("openAiBaseUrl", "http://eu.api.openai.com/v1")]
    [InlineData("openAiBaseUrl", "eu.api.openai.com/v1")]
    [InlineData("twilioBaseUrl", "https://api.dublin.ie1.twilio.com/2010-04-01")]
    [InlineData("twilioBaseUrl", "http://api.dublin.ie1.twilio.com")]
    [InlineData("existingConversationsTable", "ab")]
    [InlineData("operationsPage", "http://example.com/operations")]
    [InlineData("operationsPage", "https://example.com/operations#alarms")]
    [InlineData("operationsPage", "docs/operations.md")]
    [InlineData("kmsKeyArn", "alias/my-key")]
    [InlineData("permissionsBoundary", "arn:aws:iam::123456789012:policy/p")]
    [InlineData("alarmEmails", "on-call@example.com")]
    [InlineData("alarmEmails", """{"on": "call"}""")]
    [InlineData("alarmEmails", """[1]""")]
    [InlineData("alarmEmails", """[null]""")]
    [InlineData("alarmEmails", "null")]
    [InlineData("tenantSecretArns", "[]]")]
    public void A_value_out_of_range_is_refused(string key, string value) =>
        Assert.Contains($"whatsapp-replies:{key} is '{value}'; allowed: ", Mistakes(Configured.Minimal.Own(key, value)), StringComparison.Ordinal);

    [Theory]
    [InlineData("alarmEmails", "on-call", "an e-mail address")]
    [InlineData("alarmUrls", "http://example.com/alarms", "an https address")]
    [InlineData("alarmUrls", "https://example.com/a b", "an https address")]
    [InlineData("tenantSecretArns", "arn:aws:secretsmanager:eu-north-1:123456789012:secret:name", "the full ARN of a secret, with its six last characters")]
    [InlineData("tenantSecretArns", "*", "the full ARN of a secret, with its six last characters")]
    [InlineData("tenantSecretNamePrefixes", "*", "at least three characters of a secret's name, the last a / or a -")]
    [InlineData("tenantSecretNamePrefixes", "tenant", "at least three characters of a secret's name, the last a / or a -")]
    public void A_wrong_item_of_a_list_is_named_with_its_place(string key, string item, string allowed) =>
        Assert.Contains(
            $"whatsapp-replies:{key}[1] is '{item}'; allowed: {allowed}",
            Mistakes(Configured.Minimal.Own(key, $"""["{Right(key)}", "{item}"]""")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("alarmEmails", "on-call@example.com", "On-Call@example.com")]
    [InlineData("tenantSecretNamePrefixes", "tenants/", "tenants/")]
    public void The_same_item_twice_is_a_mistake_of_the_stack_file(string key, string item, string again) =>
        Assert.Contains(
            $"whatsapp-replies:{key}[1] is '{again}'; allowed: each item once",
            Mistakes(Configured.Minimal.Own(key, $"""["{item}", "{again}"]""")),
            StringComparison.Ordinal);

    [Fact]
    public void A_missing_region_is_a_mistake() =>
        Assert.Equal(
            """
            Pulumi.test.yaml has a mistake:
              - aws:region is missing; allowed: the name of an AWS region, such as eu-north-1
            """,
            Mistakes(new StackConfiguration(new Dictionary<string, string>(), new HashSet<string>())));

    [Theory]
    [InlineData("whatsapp-replies:memmory", "whatsapp-replies:memory")]
    [InlineData("whatsapp-replies:Timeout", "whatsapp-replies:timeout")]
    [InlineData("whatsapp-reply:logLevel", "whatsapp-replies:logLevel")]
    [InlineData("whatsapp-replies:reportBatchFailures", "whatsapp-replies:reportBatchItemFailures")]
    [InlineData("aws:regoin", "aws:region")]
    public void A_misspelt_key_is_refused_with_the_nearest_one(string misspelt, string meant) =>
        Assert.Contains(
            $"{misspelt} is '1'; there is no such key: did you mean {meant}?", Mistakes(Configured.Minimal.With(misspelt, "1")), StringComparison.Ordinal);

    [Theory]
    [InlineData("aws:profile")]
    [InlineData("aws:allowedAccountIds")]
    [InlineData("pulumi:tags")]
    [InlineData("datadog:apiKey")]
    [InlineData("gcp:region")]
    [InlineData("aws-native:region")]
    [InlineData("another-project:memory")]
    public void Keys_of_the_provider_of_the_CLI_and_of_other_namespaces_are_left_to_them(string key) =>
        Assert.Equal(128, Configured.Minimal.With(key, "x").Read().Memory);

    private static string Mistakes(StackConfiguration configuration) =>
        Assert.Throws<RunException>(() => configuration.Read()).Message;

    private static string Right(string key) => key switch
    {
        "alarmEmails" => "on-call@example.com",
        "alarmUrls" => "https://example.com/alarms",
        "tenantSecretArns" => "arn:aws:secretsmanager:eu-north-1:123456789012:secret:name-AbCdEf",
        _ => "tenants/",
    };
}
