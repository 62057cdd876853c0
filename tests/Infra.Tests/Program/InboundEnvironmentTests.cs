extern alias function;

using System.Text.Json.Nodes;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Tests.Support;
using FunctionContract = function::WhatsAppReplies.Contract;
using InboundSettings = function::WhatsAppReplies.Shared.Settings.InboundSettings;
using InvalidSettingsException = function::WhatsAppReplies.Shared.Settings.InvalidSettingsException;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class InboundEnvironmentTests
{
    /// <summary>What Lambda itself sets, and refuses to be set.</summary>
    private static readonly Dictionary<string, string> OfTheRuntime = new()
    {
        ["AWS_REGION"] = StrictAws.Region,
        ["AWS_LAMBDA_FUNCTION_NAME"] = "whatsapp-replies-inbound",
    };

    /// <summary>These stacks' tenants are listed, if they have any.</summary>
    private static IEnumerable<string> OfEachStack => FunctionContract.Variables.DeployedInbound.Append(FunctionContract.Variables.SigningSecretIds);

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_program_sets_exactly_the_variables_of_the_contract(string stack) =>
        Assert.Equal(OfEachStack.Order(), (await VariablesAsync(stack)).Select(variable => variable.Key).Order());

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_function_starts_with_what_is_set(string stack)
    {
        var variables = await VariablesAsync(stack);

        var settings = InboundSettings.Read(name => Value(variables, name));

        Assert.Equal($"whatsapp-replies-{stack}-conversations", settings.ConversationsTable);
        Assert.Equal($"whatsapp-replies-{stack}-stage", settings.StageTable);
        Assert.Equal($"whatsapp-replies-{stack}-trigger-locks", settings.TriggerLockTable);
        Assert.Equal($"whatsapp-replies-{stack}-numbers", settings.NumbersTable);
        Assert.Equal(FunctionContract.Conversations.Index, settings.ConversationsIndex);
        Assert.Equal(StrictAws.Url($"whatsapp-replies-{stack}-triggers"), settings.QueueUrl);
        Assert.Equal("twilio-credentials-whatsapp", settings.TwilioSecretId);
        Assert.Equal(TimeSpan.FromSeconds(10), settings.QuietTime);
        Assert.Null(settings.PublicUrl);
    }

    [Fact]
    public async Task The_function_misses_each_variable_that_is_not_set()
    {
        var variables = await VariablesAsync("dev");

        Assert.All(FunctionContract.Variables.DeployedInbound, missing =>
        {
            var refused = Assert.Throws<InvalidSettingsException>(
                () => InboundSettings.Read(name => name == missing ? null : Value(variables, name)));
            Assert.Contains(missing, Assert.Single(refused.Mistakes), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("publicUrl", "https://whatsapp.example.com", "PUBLIC_URL")]
    [InlineData("twilioBaseUrl", "https://api.dublin.ie1.twilio.com", "TWILIO_BASE_URL")]
    [InlineData("conversationsIndex", "by-numbers", "CONVERSATIONS_INDEX")]
    public async Task What_only_some_stacks_have_is_passed_on(string key, string value, string variable)
    {
        var variables = await VariablesAsync("prod", key, value);

        Assert.Equal(value, variables[variable]?.GetValue<string>());
        Assert.Equal(OfEachStack.Append(variable).Order(), variables.Select(pair => pair.Key).Order());
        Assert.Contains(variable, FunctionContract.Variables.OptionalInbound);
        Assert.NotNull(InboundSettings.Read(name => Value(variables, name)));
    }

    [Fact]
    public async Task Secrets_that_can_sign_are_the_stacks_and_its_tenants()
    {
        const string Tenant = "arn:aws:secretsmanager:eu-north-1:123456789012:secret:tenant-AbCdEf";

        var variables = await VariablesAsync("prod", "tenantTwilioSecretArns", $"[\"{Tenant}\"]");

        Assert.Equal(["twilio-credentials-whatsapp", Tenant], InboundSettings.Read(name => Value(variables, name)).SigningSecretIds);
    }

    /// <summary>A list that is not complete would refuse a tenant's customers.</summary>
    [Theory]
    [InlineData("tenantTwilioSecretNamePrefixes", "[\"tenants/\"]")]
    [InlineData("tenantTwilioSecretArns", null)]
    public async Task Tenants_that_are_many_or_known_by_their_beginnings_are_not_listed(string key, string? value)
    {
        var many = Enumerable.Range(0, 10).Select(tenant => $"\"arn:aws:secretsmanager:eu-north-1:123456789012:secret:tenant-{tenant}-AbCdEf\"");

        var variables = await VariablesAsync("prod", key, value ?? $"[{string.Join(',', many)}]");

        Assert.False(variables.ContainsKey(FunctionContract.Variables.SigningSecretIds));
    }

    [Theory]
    [InlineData("quietTimeSeconds", "0")]
    [InlineData("quietTimeSeconds", "900")]
    [InlineData("logLevel", "CRITICAL")]
    public async Task Whatever_a_stack_file_may_say_the_function_accepts(string key, string value)
    {
        var variables = await VariablesAsync("prod", key, value);

        Assert.NotNull(InboundSettings.Read(name => Value(variables, name)));
    }

    [Fact]
    public void A_quiet_time_may_be_as_long_as_the_function_allows() =>
        Assert.Equal(InboundSettings.LongestQuietTimeSeconds, NumberKeys.LongestQuietTime);

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task No_variable_is_one_that_Lambda_reserves(string stack) =>
        Assert.DoesNotContain(await VariablesAsync(stack), variable =>
            variable.Key.StartsWith("AWS_", StringComparison.Ordinal) || variable.Key.StartsWith('_'));

    private static async Task<JsonObject> VariablesAsync(string stack, string? key = null, string? value = null)
    {
        var deployed = await DeployedStack.OfAsync(stack, configuration => key is null ? configuration : configuration.Own(key, value!));
        return deployed.Inputs("aws:lambda/function:Function::inbound")["environment"]!["variables"]!.AsObject();
    }

    private static string? Value(JsonObject variables, string name) =>
        OfTheRuntime.GetValueOrDefault(name) ?? variables[name]?.GetValue<string>();
}
