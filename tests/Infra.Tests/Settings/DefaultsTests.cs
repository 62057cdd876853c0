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
        Assert.Equal(300_000, settings.HeartbeatInterval);
        Assert.Equal(10, settings.MaximumConcurrency);
        Assert.Equal(5, settings.MaximumReceiveCount);
        Assert.Equal(1, settings.BatchSize);
        Assert.Equal("INFO", settings.LogLevel);
        Assert.Null(settings.ExistingConversationsTable);
        Assert.Null(settings.OpenAiApiKey);
        Assert.Null(settings.TwilioAccountSid);
        Assert.Null(settings.TwilioAuthToken);
        Assert.Empty(settings.AlarmEmails);
        Assert.Empty(settings.TenantSecretArns);
        Assert.Empty(settings.TenantSecretNamePrefixes);
    }

    [Fact]
    public void The_managed_package_gets_the_memory_that_it_needs() =>
        Assert.Equal(256, Configured.Minimal.Own("package", "managed").Read().Memory);

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void A_stack_file_of_the_repository_says_nothing_that_is_the_default_anyway(string stack)
    {
        var configuration = StackFile.Read(RepositoryFolder.Root, stack).Configuration;
        var settings = configuration.Read();

        Assert.All(configuration.Values.Keys.Where(key => key != "aws:region"), key =>
        {
            var without = configuration with { Values = configuration.Values.Where(pair => pair.Key != key).ToDictionary() };
            Assert.NotEqual(settings, without.Read() with { AlarmEmails = settings.AlarmEmails, TenantSecretArns = settings.TenantSecretArns, TenantSecretNamePrefixes = settings.TenantSecretNamePrefixes });
        });
    }

    [Fact]
    public void Production_keeps_the_protection() =>
        Assert.True(StackFile.Read(RepositoryFolder.Root, "prod").Configuration.Read().Protect);
}
