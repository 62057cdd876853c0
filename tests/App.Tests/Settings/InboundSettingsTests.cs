using WhatsAppReplies;
using WhatsAppReplies.Shared.Settings;

namespace App.Tests.Settings;

public class InboundSettingsTests
{
    private static readonly string[] OfTheRuntime = ["AWS_REGION", "AWS_LAMBDA_FUNCTION_NAME"];

    [Fact]
    public void A_complete_environment_is_read()
    {
        var settings = InboundSettings.Read(Environment());

        Assert.Equal("conversations", settings.ConversationsTable);
        Assert.Equal("stage", settings.StageTable);
        Assert.Equal("locks", settings.TriggerLockTable);
        Assert.Equal("numbers", settings.NumbersTable);
        Assert.Equal("https://sqs.eu-north-1.amazonaws.com/123456789012/triggers", settings.QueueUrl);
        Assert.Equal("twilio", settings.TwilioSecretId);
        Assert.Equal(TimeSpan.FromSeconds(10), settings.QuietTime);
        Assert.Null(settings.PublicUrl);
        Assert.Equal(Contract.Conversations.Index, settings.ConversationsIndex);
    }

    [Fact]
    public void A_stack_may_have_an_index_of_another_name() =>
        Assert.Equal("other-index", InboundSettings.Read(Environment(("CONVERSATIONS_INDEX", "other-index"))).ConversationsIndex);

    [Fact]
    public void An_empty_environment_is_refused_with_every_variable_in_one_message()
    {
        var refused = Assert.Throws<InvalidSettingsException>(() => InboundSettings.Read(_ => null));

        Assert.All(Contract.Variables.DeployedInbound.Concat(OfTheRuntime), name => Assert.Contains(name, refused.Message, StringComparison.Ordinal));
        Assert.Equal(Contract.Variables.DeployedInbound.Count + OfTheRuntime.Length, refused.Mistakes.Count);
    }

    [Fact]
    public void Exactly_the_variables_of_the_contract_are_read()
    {
        HashSet<string> read = [];

        InboundSettings.Read(name =>
        {
            read.Add(name);
            return Environment()(name);
        });

        Assert.Equal(Contract.Variables.DeployedInbound.Concat(Contract.Variables.OptionalInbound).Concat(OfTheRuntime).Order(), read.Order());
    }

    [Fact]
    public void Who_can_sign_may_be_listed()
    {
        Assert.Null(InboundSettings.Read(Environment()).SigningSecretIds);
        Assert.Equal(["own", "tenant"], InboundSettings.Read(Environment(("SIGNING_SECRET_IDS", "own, tenant"))).SigningSecretIds);
    }

    [Theory]
    [InlineData("FUNCTION", "replies", "must be inbound")]
    [InlineData("QUIET_TIME_SECONDS", "901", "a whole number from 0 to 900")]
    [InlineData("QUIET_TIME_SECONDS", "-1", "a whole number from 0 to 900")]
    [InlineData("SIGNING_SECRET_IDS", "one,,two", "several with commas between them")]
    [InlineData("PUBLIC_URL", "https://example.com/twilio", "without a path")]
    [InlineData("PUBLIC_URL", "example.com", "an http or https address")]
    [InlineData("TWILIO_BASE_URL", "https://api.twilio.com/2010-04-01", "without a path")]
    public void A_wrong_value_is_named_with_what_is_allowed(string name, string value, string rule)
    {
        var refused = Assert.Throws<InvalidSettingsException>(() => InboundSettings.Read(Environment((name, value))));

        Assert.Contains(rule, Assert.Single(refused.Mistakes), StringComparison.Ordinal);
        Assert.StartsWith(name, refused.Mistakes[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inbound", true)]
    [InlineData("replies", false)]
    [InlineData(" replies ", false)]
    public void The_variable_FUNCTION_says_which_function_a_process_is(string value, bool isInbound) =>
        Assert.Equal(isInbound, FunctionChoice.IsInbound(Environment(("FUNCTION", value))));

    [Theory]
    [InlineData("")]
    [InlineData("webhook")]
    public void Another_function_is_refused_together_with_what_both_functions_miss(string value)
    {
        var refused = Assert.Throws<InvalidSettingsException>(() => FunctionChoice.IsInbound(name => name == "FUNCTION" ? value : null));

        Assert.Contains("replies, inbound or pause", refused.Mistakes[0], StringComparison.Ordinal);
        Assert.All(
            Contract.Variables.DeployedReplies.Intersect(Contract.Variables.DeployedInbound),
            name => Assert.Contains(name, refused.Message, StringComparison.Ordinal));
        Assert.DoesNotContain(Contract.Variables.NumbersTable, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Contract.Variables.AssistantsTable, refused.Message, StringComparison.Ordinal);
    }

    private static Func<string, string?> Environment(params (string Name, string Value)[] changes)
    {
        var variables = new Dictionary<string, string>
        {
            ["FUNCTION"] = "inbound",
            ["CONVERSATIONS_TABLE"] = "conversations",
            ["CONVERSATIONS_STAGE_TABLE"] = "stage",
            ["CONVERSATIONS_TRIGGER_LOCK_TABLE"] = "locks",
            ["NUMBERS_TABLE"] = "numbers",
            ["WHATSAPP_QUEUE_URL"] = "https://sqs.eu-north-1.amazonaws.com/123456789012/triggers",
            ["TWILIO_SECRET_ID"] = "twilio",
            ["QUIET_TIME_SECONDS"] = "10",
            ["LOG_LEVEL"] = "INFO",
            ["AWS_REGION"] = "eu-north-1",
            ["AWS_LAMBDA_FUNCTION_NAME"] = "inbound-dev",
        };
        foreach (var (name, value) in changes)
            variables[name] = value;
        return variables.GetValueOrDefault;
    }
}
