extern alias function;

using System.Text.Json.Nodes;
using WhatsAppReplies.Infra.Tests.Support;
using FunctionContract = function::WhatsAppReplies.Contract;
using FunctionSettings = function::WhatsAppReplies.Shared.Settings.FunctionSettings;
using InvalidSettingsException = function::WhatsAppReplies.Shared.Settings.InvalidSettingsException;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class FunctionEnvironmentTests
{
    /// <summary>What Lambda itself sets, and refuses to be set.</summary>
    private static readonly Dictionary<string, string> OfTheRuntime = new()
    {
        ["AWS_REGION"] = StrictAws.Region,
        ["AWS_LAMBDA_FUNCTION_NAME"] = "whatsapp-replies",
    };

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_program_sets_exactly_the_variables_of_the_contract(string stack)
    {
        var variables = await VariablesAsync(stack);

        Assert.Equal(FunctionContract.Variables.DeployedReplies.Append("STATUS_CALLBACK_URL").Order(), variables.Select(variable => variable.Key).Order());
    }

    [Fact]
    public async Task Without_an_inbound_function_nobody_is_told_what_became_of_a_reply()
    {
        var variables = await VariablesAsync("prod", "inbound", "false");

        Assert.Equal(FunctionContract.Variables.DeployedReplies.Order(), variables.Select(variable => variable.Key).Order());
        Assert.Null(FunctionSettings.Read(name => Value(variables, name)).StatusCallbackUrl);
    }

    [Fact]
    public async Task The_function_reads_what_is_set_the_overrides_and_what_the_runtime_sets_and_nothing_else()
    {
        var variables = await VariablesAsync("prod");
        var asked = new HashSet<string>();

        FunctionSettings.Read(name =>
        {
            asked.Add(name);
            return Value(variables, name);
        });

        Assert.Equal(
            FunctionContract.Variables.DeployedReplies.Concat(FunctionContract.Variables.OptionalReplies).Concat(OfTheRuntime.Keys).Order(),
            asked.Order());
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_function_starts_with_what_is_set(string stack)
    {
        var variables = await VariablesAsync(stack);

        var settings = FunctionSettings.Read(name => Value(variables, name));

        Assert.Equal($"whatsapp-replies-{stack}-conversations", settings.ConversationsTable);
        Assert.Equal($"whatsapp-replies-{stack}-stage", settings.StageTable);
        Assert.Equal($"whatsapp-replies-{stack}-trigger-locks", settings.TriggerLockTable);
        Assert.Equal($"whatsapp-replies-{stack}-assistants", settings.AssistantsTable);
        Assert.Equal(StrictAws.Url($"whatsapp-replies-{stack}-triggers"), settings.QueueUrl);
        Assert.Equal(StrictAws.Url($"whatsapp-replies-{stack}-hand-offs"), settings.HandOffQueueUrl);
        Assert.Equal(TimeSpan.FromSeconds(30), settings.HeartbeatInterval);
        Assert.Equal("openai-api-key-replies-engine", settings.OpenAiSecretId);
        Assert.Equal("twilio-credentials-whatsapp", settings.TwilioSecretId);
        Assert.Equal(12, settings.MaxReceiveCount);
        Assert.Equal("/status", settings.StatusCallbackUrl?.AbsolutePath);
    }

    [Fact]
    public async Task The_function_misses_each_variable_that_is_not_set()
    {
        var variables = await VariablesAsync("dev");

        Assert.All(FunctionContract.Variables.DeployedReplies, missing =>
        {
            var refused = Assert.Throws<InvalidSettingsException>(
                () => FunctionSettings.Read(name => name == missing ? null : Value(variables, name)));
            Assert.Contains(missing, Assert.Single(refused.Mistakes), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("openAiBaseUrl", "https://eu.api.openai.com/v1", "OPENAI_BASE_URL")]
    [InlineData("twilioBaseUrl", "https://api.dublin.ie1.twilio.com", "TWILIO_BASE_URL")]
    public async Task Another_host_of_a_provider_is_passed_on(string key, string host, string variable)
    {
        var variables = await VariablesAsync("prod", key, host);

        Assert.Equal(host, variables[variable]?.GetValue<string>());
        Assert.Equal(
            FunctionContract.Variables.DeployedReplies.Append("STATUS_CALLBACK_URL").Append(variable).Order(), variables.Select(pair => pair.Key).Order());
        var settings = FunctionSettings.Read(name => Value(variables, name));
        Assert.Equal(new Uri(host), settings.OpenAiBaseUrl ?? settings.TwilioBaseUrl);
    }

    [Theory]
    [InlineData("heartbeatInterval", "1000")]
    [InlineData("heartbeatInterval", "30000")]
    [InlineData("maximumReceiveCount", "2")]
    [InlineData("maximumReceiveCount", "1000")]
    [InlineData("logLevel", "DEBUG")]
    [InlineData("logLevel", "INFO")]
    [InlineData("logLevel", "WARNING")]
    [InlineData("logLevel", "ERROR")]
    [InlineData("logLevel", "CRITICAL")]
    public async Task Whatever_a_stack_file_may_say_the_function_accepts(string key, string value)
    {
        var variables = await VariablesAsync("prod", key, value);

        Assert.NotNull(FunctionSettings.Read(name => Value(variables, name)));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task No_variable_is_one_that_Lambda_reserves(string stack) =>
        Assert.DoesNotContain(await VariablesAsync(stack), variable =>
            variable.Key.StartsWith("AWS_", StringComparison.Ordinal) || variable.Key.StartsWith('_'));

    private static async Task<JsonObject> VariablesAsync(string stack, string? key = null, string? value = null)
    {
        var deployed = await DeployedStack.OfAsync(stack, configuration =>
            key is null ? configuration : configuration.With($"whatsapp-replies:{key}", value!));
        return deployed.Inputs("aws:lambda/function:Function::reply")["environment"]!["variables"]!.AsObject();
    }

    private static string? Value(JsonObject variables, string name) =>
        OfTheRuntime.GetValueOrDefault(name) ?? variables[name]?.GetValue<string>();
}
