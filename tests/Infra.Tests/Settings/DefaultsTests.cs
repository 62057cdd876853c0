using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Settings;

public sealed class DefaultsTests
{
    [Fact]
    public void A_stack_file_with_nothing_but_a_region_is_a_safe_production()
    {
        var settings = Configured.Minimal.Read();

        Assert.True(settings.Protect);
        Assert.Equal(90, settings.LogRetention);
        Assert.Equal(128, settings.Memory);
        Assert.Equal("x86_64", settings.Architecture);
        Assert.Equal("native", settings.Package);
        Assert.Equal(600, settings.Timeout);
        Assert.Equal(600, settings.VisibilityTimeout);
        Assert.Equal(30_000, settings.HeartbeatInterval);
        Assert.Equal(10, settings.MaximumConcurrency);
        Assert.Equal(12, settings.MaximumReceiveCount);
        Assert.Equal(1, settings.BatchSize);
        Assert.Equal("INFO", settings.LogLevel);
        Assert.Null(settings.ExistingConversationsTable);
        Assert.Null(settings.OpenAiApiKey);
        Assert.Null(settings.TwilioAccountSid);
        Assert.Null(settings.TwilioAuthToken);
        Assert.Null(settings.OpenAiBaseUrl);
        Assert.Null(settings.TwilioBaseUrl);
        Assert.Empty(settings.AlarmEmails);
        Assert.Empty(settings.AlarmUrls);
        Assert.Null(settings.OperationsPage);
        Assert.False(settings.Tracing);
        Assert.Null(settings.KmsKeyArn);
        Assert.Null(settings.PermissionsBoundary);
        Assert.Empty(settings.TenantSecretArns);
        Assert.Empty(settings.TenantSecretNamePrefixes);
        Assert.Empty(settings.TenantTwilioSecretArns);
        Assert.Empty(settings.TenantTwilioSecretNamePrefixes);
        Assert.True(settings.Inbound);
        Assert.Equal(20, settings.InboundConcurrency);
        Assert.Equal(128, settings.InboundMemory);
        Assert.Equal(10, settings.QuietTimeSeconds);
        Assert.Null(settings.PublicUrl);
        Assert.Null(settings.Numbers);
        Assert.Equal("company-whatsapp-number-recipient-tel-index", settings.ConversationsIndex);
        Assert.False(settings.KeepFullIndex);
    }

    [Fact]
    public void The_managed_package_gets_the_memory_that_it_needs() =>
        Assert.Equal(256, Configured.Minimal.Own("package", "managed").Read().Memory);
}
