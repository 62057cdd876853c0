using Pulumi;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Settings;

public sealed class ContradictionsTests
{
    [Fact]
    public void A_timeout_above_the_visibility_timeout_is_refused() =>
        Assert.Contains(
            "whatsapp-replies:timeout is '900'; allowed: at most visibilityTimeout (600)",
            Mistake(Configured.Minimal.Own("timeout", "900")),
            StringComparison.Ordinal);

    [Fact]
    public void A_timeout_equal_to_the_visibility_timeout_is_not() =>
        Assert.Equal(900, Configured.Minimal.Own("timeout", "900").Own("visibilityTimeout", "900").Read().Timeout);

    [Fact]
    public void Too_little_memory_for_the_managed_package_is_refused() =>
        Assert.Contains(
            "whatsapp-replies:memory is '128'; allowed: at least 256 with package managed",
            Mistake(Configured.Minimal.Own("package", "managed").Own("memory", "128")),
            StringComparison.Ordinal);

    [Fact]
    public void Batch_settings_that_hide_failures_are_refused() =>
        Assert.Contains(
            "whatsapp-replies:reportBatchItemFailures is 'false'; allowed: true",
            Mistake(Configured.Minimal.Own("reportBatchItemFailures", "false")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("twilioAccountSid", "twilioAuthToken")]
    [InlineData("twilioAuthToken", "twilioAccountSid")]
    public void Half_of_the_credentials_is_refused(string given, string missing) =>
        Assert.Contains(
            $"whatsapp-replies:{missing} is missing; allowed: both halves of Twilio's credentials, or none of them",
            Mistake(Configured.Minimal.Own(given, "x", secret: true)),
            StringComparison.Ordinal);

    [Fact]
    public void A_key_of_another_region_is_refused() => Assert.Contains(
        "allowed: a key of the stack's region (eu-north-1)",
        Mistake(Configured.Minimal.Own("kmsKeyArn", "arn:aws:kms:eu-west-1:123456789012:key/00000000-0000-0000-0000-000000000000")),
        StringComparison.Ordinal);

    [Fact]
    public void A_stack_that_pauses_at_no_ceiling_is_refused() => Assert.Contains(
        "whatsapp-replies:pauseAtSpendCeiling is 'true'; allowed: only with spendCeilingPerDay or spendCeilingPerMonth",
        Mistake(Configured.Minimal.Own("pauseAtSpendCeiling", "true").Own("spendCeilingPerDay", "0")),
        StringComparison.Ordinal);

    [Fact]
    public void A_ceiling_that_is_wrong_is_said_once_and_not_missed_as_well()
    {
        var message = Mistake(Configured.Minimal.Own("pauseAtSpendCeiling", "true").Own("spendCeilingPerDay", "much"));

        Assert.StartsWith("Pulumi.test.yaml has a mistake:\n  - whatsapp-replies:spendCeilingPerDay is 'much'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spendCeilingPerDay")]
    [InlineData("spendCeilingPerMonth")]
    public void One_that_pauses_at_either_ceiling_is_not(string ceiling) =>
        Assert.True(Configured.Minimal.Own("pauseAtSpendCeiling", "true").Own(ceiling, "25").Read().PauseAtSpendCeiling);

    [Fact]
    public void What_is_wrong_by_itself_is_not_compared_as_well() =>
        Assert.StartsWith(
            "Pulumi.test.yaml has a mistake:\n  - whatsapp-replies:visibilityTimeout is '1'",
            Mistake(Configured.Minimal.Own("visibilityTimeout", "1")),
            StringComparison.Ordinal);

    private static string Mistake(StackConfiguration configuration) =>
        Assert.Throws<RunException>(() => configuration.Read()).Message;
}
