using Pulumi;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Settings;

public sealed class StackConfigurationTests
{
    [Fact]
    public void It_is_what_the_engine_hands_over_in_either_form()
    {
        var configuration = StackConfiguration.From(name => name switch
        {
            "PULUMI_CONFIG" => """{"aws:region": "eu-north-1", "whatsapp-replies:config:openAiApiKey": "sk"}""",
            "PULUMI_CONFIG_SECRET_KEYS" => """["whatsapp-replies:config:openAiApiKey"]""",
            _ => null,
        });

        Assert.Equal("eu-north-1", configuration.Values["aws:region"]);
        Assert.Equal("sk", configuration.Values["whatsapp-replies:openAiApiKey"]);
        Assert.Equal(["whatsapp-replies:openAiApiKey"], configuration.SecretKeys);
    }

    [Fact]
    public void Without_an_engine_there_is_none() => Assert.Empty(StackConfiguration.From(_ => null).Values);

    [Theory]
    [InlineData("a")]
    [InlineData("Dev")]
    [InlineData("feature/one")]
    [InlineData("a-name-that-is-too-long-for-a-role")]
    public void A_stack_whose_name_cannot_be_part_of_other_names_is_refused(string stack) =>
        Assert.Contains(
            $"The stack's name is '{stack}'; allowed: ",
            Assert.Throws<RunException>(() => StackSettings.Read(Configured.Minimal, "whatsapp-replies", stack)).Message,
            StringComparison.Ordinal);
}
