using Pulumi;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Settings;

public sealed class InboundRulesTests
{
    [Theory]
    [InlineData("ap-south-2")]
    [InlineData("ap-southeast-4")]
    [InlineData("ap-southeast-5")]
    [InlineData("ap-southeast-6")]
    [InlineData("ap-southeast-7")]
    [InlineData("ap-east-2")]
    [InlineData("ca-west-1")]
    [InlineData("eu-south-2")]
    [InlineData("eu-central-2")]
    [InlineData("il-central-1")]
    [InlineData("me-central-1")]
    public void A_region_without_function_URLs_is_a_mistake_that_says_what_else_to_do(string region) => Assert.Equal(
        $"Pulumi.test.yaml has a mistake:\n  - aws:region is '{region}'; allowed: a region where Lambda has function URLs, because Twilio calls one; "
        + "or inbound false, and another system stages the messages here (docs/contract.md)",
        Mistake(Configured.Minimal.With("aws:region", region)));

    [Fact]
    public void There_a_stack_works_whose_messages_another_system_stages() =>
        Assert.Equal("eu-central-2", Configured.Minimal.With("aws:region", "eu-central-2").Own("inbound", "false").Read().Region);

    [Theory]
    [InlineData("inboundConcurrency", "20")]
    [InlineData("inboundMemory", "256")]
    [InlineData("quietTimeSeconds", "5")]
    [InlineData("publicUrl", "https://whatsapp.example.com")]
    [InlineData("numbers", "[]")]
    [InlineData("conversationsIndex", "by-numbers")]
    [InlineData("keepFullIndex", "true")]
    public void Without_the_inbound_function_its_settings_would_silently_not_count(string key, string value) => Assert.Contains(
        $"whatsapp-replies:{key} is '{value}'; allowed: only with inbound true",
        Mistake(Configured.Minimal.Own("inbound", "false").Own(key, value)),
        StringComparison.Ordinal);

    [Fact]
    public void One_invocation_at_a_time_would_keep_webhooks_out_while_it_sweeps() => Assert.Contains(
        "whatsapp-replies:inboundConcurrency is '1'; allowed: 0, which reserves nothing, or 2 and more",
        Mistake(Configured.Minimal.Own("inboundConcurrency", "1")),
        StringComparison.Ordinal);

    [Fact]
    public void Too_little_memory_for_the_managed_package_is_refused() => Assert.Contains(
        "whatsapp-replies:inboundMemory is '128'; allowed: at least 256 with package managed",
        Mistake(Configured.Minimal.Own("package", "managed").Own("inboundMemory", "128")),
        StringComparison.Ordinal);

    [Fact]
    public void The_managed_package_gets_the_memory_that_it_needs() =>
        Assert.Equal(256, Configured.Minimal.Own("package", "managed").Read().InboundMemory);

    [Fact]
    public void The_index_of_everything_can_stay_only_beside_one_of_another_name() => Assert.Contains(
        "whatsapp-replies:keepFullIndex is 'true'; allowed: only with another name in conversationsIndex",
        Mistake(Configured.Minimal.Own("keepFullIndex", "true")),
        StringComparison.Ordinal);

    [Fact]
    public void Of_a_table_that_others_own_nobody_here_keeps_an_index() => Assert.Contains(
        "whatsapp-replies:keepFullIndex is 'true'; allowed: false with existingConversationsTable",
        Mistake(
            Configured.Minimal.Own("keepFullIndex", "true").Own("conversationsIndex", "by-numbers").Own("existingConversationsTable", "ConversationsTable")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("inbound", "yes")]
    [InlineData("inboundConcurrency", "-1")]
    [InlineData("inboundConcurrency", "1001")]
    [InlineData("inboundMemory", "64")]
    [InlineData("quietTimeSeconds", "901")]
    [InlineData("publicUrl", "http://whatsapp.example.com")]
    [InlineData("publicUrl", "https://whatsapp.example.com/")]
    [InlineData("publicUrl", "https://whatsapp.example.com/twilio")]
    [InlineData("publicUrl", "https://WhatsApp.example.com")]
    [InlineData("publicUrl", "https://whatsapp.example.com:65536")]
    [InlineData("publicUrl", "https://whatsapp.example.com:0")]
    [InlineData("publicUrl", "https://whatsapp..example.com")]
    [InlineData("publicUrl", "https://.")]
    [InlineData("twilioBaseUrl", "https://api.dublin.ie1.twilio.com:70000")]
    [InlineData("numbers", "recruitment")]
    [InlineData("conversationsIndex", "x")]
    public void A_value_out_of_range_is_refused(string key, string value) => Assert.Contains(
        $"whatsapp-replies:{key} is '{value}'; allowed: ", Mistake(Configured.Minimal.Own(key, value)), StringComparison.Ordinal);

    [Fact]
    public void All_of_them_are_told_in_one_message_with_the_others() => Assert.StartsWith(
        "Pulumi.test.yaml has 5 mistakes:\n",
        Mistake(Configured.Minimal.With("aws:region", "eu-south-2")
            .Own("memory", "64").Own("inboundConcurrency", "1").Own("quietTimeSeconds", "-1").Own("keepFullIndex", "true")),
        StringComparison.Ordinal);

    private static string Mistake(StackConfiguration configuration) => Assert.Throws<RunException>(() => configuration.Read()).Message;
}
