using WhatsAppReplies;
using WhatsAppReplies.Shared.Settings;

namespace App.Tests.Settings;

public class PauseSettingsTests
{
    private static readonly string[] OfTheRuntime = ["AWS_REGION", "AWS_LAMBDA_FUNCTION_NAME"];

    [Fact]
    public void A_complete_environment_is_read()
    {
        var settings = PauseSettings.Read(Environment());

        Assert.Equal("11111111-2222-3333-4444-555555555555", settings.MappingId);
        Assert.Equal(["spend-day", "spend-month"], settings.Alarms);
    }

    [Fact]
    public void An_empty_environment_is_refused_with_every_variable_in_one_message()
    {
        var refused = Assert.Throws<InvalidSettingsException>(() => PauseSettings.Read(_ => null));

        Assert.All(Contract.Variables.DeployedPause.Concat(OfTheRuntime), name => Assert.Contains(name, refused.Message, StringComparison.Ordinal));
        Assert.Equal(Contract.Variables.DeployedPause.Count + OfTheRuntime.Length, refused.Mistakes.Count);
    }

    [Fact]
    public void Exactly_the_variables_of_the_contract_are_read()
    {
        HashSet<string> read = [];
        PauseSettings.Read(name =>
        {
            read.Add(name);
            return Environment()(name);
        });

        Assert.Equal(Contract.Variables.DeployedPause.Concat(Contract.Variables.OptionalPause).Concat(OfTheRuntime).Order(), read.Order());
    }

    [Theory]
    [InlineData("FUNCTION", "replies", "must be pause")]
    [InlineData("EVENT_SOURCE_MAPPING_ID", "../functions", "letters, digits and hyphens")]
    [InlineData("SPEND_ALARMS", "spend-day,,spend-month", "one name, or several")]
    [InlineData("SPEND_ALARMS", ",", "one name, or several")]
    [InlineData("LOG_LEVEL", "LOUD", "must be DEBUG")]
    public void A_wrong_value_is_named_with_what_is_allowed(string name, string value, string rule)
    {
        var refused = Assert.Throws<InvalidSettingsException>(() => PauseSettings.Read(Environment((name, value))));

        Assert.Contains(rule, Assert.Single(refused.Mistakes), StringComparison.Ordinal);
        Assert.StartsWith(name, refused.Mistakes[0], StringComparison.Ordinal);
        Assert.DoesNotContain(value, refused.Mistakes[0].Replace("must be", "", StringComparison.Ordinal).Split(' '));
    }

    private static Func<string, string?> Environment(params (string Name, string Value)[] changes)
    {
        var variables = new Dictionary<string, string>
        {
            ["FUNCTION"] = "pause",
            ["EVENT_SOURCE_MAPPING_ID"] = "11111111-2222-3333-4444-555555555555",
            ["SPEND_ALARMS"] = "spend-day, spend-month",
            ["LOG_LEVEL"] = "INFO",
            ["AWS_REGION"] = "eu-north-1",
            ["AWS_LAMBDA_FUNCTION_NAME"] = "pause-dev",
        };
        foreach (var (name, value) in changes)
            variables[name] = value;
        return variables.GetValueOrDefault;
    }
}
