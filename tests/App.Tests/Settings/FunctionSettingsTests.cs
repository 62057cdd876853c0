using WhatsAppReplies;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Settings;

public class FunctionSettingsTests
{
    [Fact]
    public void A_complete_environment_is_read()
    {
        var settings = FunctionSettings.Read(Environment());

        Assert.Equal("conversations", settings.ConversationsTable);
        Assert.Equal("stage", settings.StageTable);
        Assert.Equal("locks", settings.TriggerLockTable);
        Assert.Equal("assistants", settings.AssistantsTable);
        Assert.Equal("https://sqs.eu-north-1.amazonaws.com/123456789012/triggers", settings.QueueUrl);
        Assert.Equal(TimeSpan.FromSeconds(30), settings.HeartbeatInterval);
        Assert.Equal(Severity.Info, settings.LogLevel);
        Assert.Equal(("openai", "twilio"), (settings.OpenAiSecretId, settings.TwilioSecretId));
        Assert.Equal(5, settings.MaxReceiveCount);
        Assert.Equal("https://sqs.eu-north-1.amazonaws.com/123456789012/hand-offs", settings.HandOffQueueUrl);
        Assert.Equal(("eu-north-1", "replies-dev"), (settings.Region, settings.FunctionName));
        Assert.Equal((null, null, null, null), (settings.AwsEndpointUrl, settings.OpenAiBaseUrl, settings.TwilioBaseUrl, settings.StatusCallbackUrl));
    }

    [Fact]
    public void An_empty_environment_is_refused_with_every_variable_in_one_message()
    {
        var refused = Assert.Throws<InvalidSettingsException>(() => FunctionSettings.Read(_ => null));

        Assert.All(Contract.Variables.DeployedReplies, name => Assert.Contains(name, refused.Message, StringComparison.Ordinal));
        Assert.Contains("AWS_REGION", refused.Message, StringComparison.Ordinal);
        Assert.Contains("AWS_LAMBDA_FUNCTION_NAME", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Contract.Variables.DeployedReplies.Count + 2, refused.Mistakes.Count);
    }

    [Fact]
    public void Every_variable_that_the_program_sets_is_one_that_the_function_reads()
    {
        HashSet<string> read = [];

        Assert.Throws<InvalidSettingsException>(() => FunctionSettings.Read(name =>
        {
            read.Add(name);
            return null;
        }));

        Assert.Equal(
            [.. Contract.Variables.DeployedReplies.Concat(Contract.Variables.OptionalReplies).Concat(["AWS_REGION", "AWS_LAMBDA_FUNCTION_NAME"]).Order()],
            read.Order());
    }

    [Theory]
    [InlineData("SQS_HEARTBEAT_INTERVAL_MS", "99", "a whole number from 100 to 30000")]
    [InlineData("SQS_HEARTBEAT_INTERVAL_MS", "5 minutes", "a whole number from 100 to 30000")]
    [InlineData("SQS_HEARTBEAT_INTERVAL_MS", "30001", "a whole number from 100 to 30000")]
    [InlineData("MAX_RECEIVE_COUNT", "0", "a whole number from 1 to 1000")]
    [InlineData("MAX_RECEIVE_COUNT", "-5", "a whole number from 1 to 1000")]
    [InlineData("LOG_LEVEL", "LOUD", "DEBUG, INFO, WARNING, ERROR or CRITICAL")]
    [InlineData("FUNCTION", "inbound", "must be replies")]
    [InlineData("WHATSAPP_QUEUE_URL", "my-queue", "an http or https address")]
    [InlineData("HANDOFF_QUEUE_URL", "my-queue", "an http or https address")]
    [InlineData("STATUS_CALLBACK_URL", "https://abc.lambda-url.eu-north-1.on.aws/", "ends in /status")]
    [InlineData("OPENAI_BASE_URL", "https://api.openai.com", "ends in /v1")]
    [InlineData("TWILIO_BASE_URL", "https://api.twilio.com/2010-04-01", "without a path")]
    [InlineData("AWS_ENDPOINT_URL", "localhost:4566", "an http or https address")]
    public void A_wrong_value_is_named_with_what_is_allowed_but_not_repeated(string name, string value, string rule)
    {
        var refused = Assert.Throws<InvalidSettingsException>(() => FunctionSettings.Read(Environment((name, value))));

        Assert.Contains(rule, Assert.Single(refused.Mistakes), StringComparison.Ordinal);
        Assert.StartsWith(name, refused.Mistakes[0], StringComparison.Ordinal);
        Assert.DoesNotContain($"'{value}'", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("debug", "Debug")]
    [InlineData("INFO", "Info")]
    [InlineData("WARN", "Warning")]
    [InlineData("Warning", "Warning")]
    [InlineData("ERROR", "Error")]
    [InlineData("CRITICAL", "Critical")]
    public void Log_levels_are_taken_in_any_case(string value, string severity) =>
        Assert.Equal(severity, FunctionSettings.Read(Environment(("LOG_LEVEL", value))).LogLevel.ToString());

    [Fact]
    public void Other_endpoints_are_taken_with_or_without_a_slash_at_the_end()
    {
        var settings = FunctionSettings.Read(Environment(
            ("OPENAI_BASE_URL", "http://127.0.0.1:8081/v1/"), ("TWILIO_BASE_URL", "http://127.0.0.1:8082/"), ("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")));

        Assert.Equal("http://127.0.0.1:8081/v1", settings.OpenAiBaseUrl?.ToString());
        Assert.Equal("http://127.0.0.1:8082/", settings.TwilioBaseUrl?.ToString());
        Assert.Equal("http://127.0.0.1:4566/", settings.AwsEndpointUrl?.ToString());
    }

    private static Func<string, string?> Environment(params (string Name, string Value)[] changes)
    {
        var variables = new Dictionary<string, string>
        {
            ["FUNCTION"] = "replies",
            ["CONVERSATIONS_TABLE"] = "conversations",
            ["CONVERSATIONS_STAGE_TABLE"] = "stage",
            ["CONVERSATIONS_TRIGGER_LOCK_TABLE"] = "locks",
            ["ASSISTANTS_TABLE"] = "assistants",
            ["WHATSAPP_QUEUE_URL"] = "https://sqs.eu-north-1.amazonaws.com/123456789012/triggers",
            ["SQS_HEARTBEAT_INTERVAL_MS"] = "30000",
            ["LOG_LEVEL"] = "INFO",
            ["OPENAI_SECRET_ID"] = "openai",
            ["TWILIO_SECRET_ID"] = "twilio",
            ["MAX_RECEIVE_COUNT"] = "5",
            ["HANDOFF_QUEUE_URL"] = "https://sqs.eu-north-1.amazonaws.com/123456789012/hand-offs",
            ["AWS_REGION"] = "eu-north-1",
            ["AWS_LAMBDA_FUNCTION_NAME"] = "replies-dev",
        };
        foreach (var (name, value) in changes)
            variables[name] = value;
        return variables.GetValueOrDefault;
    }
}
