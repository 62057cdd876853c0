using Pulumi;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Settings;

public sealed class SecretValuesTests
{
    [Fact]
    public void Of_an_encrypted_list_no_item_shows_and_what_is_not_decrypted_is_taken_as_right()
    {
        var wrong = Configured.Minimal.Own("alarmUrls", """["http://example.com/key-of-somebody"]""", secret: true);

        var message = Assert.Throws<RunException>(() => wrong.Read()).Message;
        Assert.Contains("alarmUrls[0] is encrypted; allowed: an https address", message, StringComparison.Ordinal);
        Assert.DoesNotContain("key-of-somebody", message, StringComparison.Ordinal);
        Assert.Equal(2, Configured.Minimal.Own("alarmUrls", """["[secret]", "[secret]"]""", secret: true).Read().AlarmUrls.Count);
    }

    [Theory]
    [InlineData("openAiApiKey")]
    [InlineData("twilioAccountSid")]
    [InlineData("twilioAuthToken")]
    public void A_secret_in_plain_text_is_refused_and_not_repeated(string key)
    {
        var refused = Assert.Throws<RunException>(() => Configured.Minimal.Own(key, "sk-plain").Read());

        Assert.Contains(
            $"whatsapp-replies:{key} is plain text (not shown); allowed: an encrypted value, set by: pulumi config set --secret {key}",
            refused.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("sk-plain", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encrypted_value_stays_a_secret()
    {
        var settings = Configured.Minimal
            .Own("openAiApiKey", "sk", secret: true).Own("twilioAccountSid", "AC", secret: true).Own("twilioAuthToken", "t", secret: true)
            .Read();

        Assert.True(await Output.IsSecretAsync(settings.OpenAiApiKey!));
        Assert.True(await Output.IsSecretAsync(settings.TwilioAccountSid!));
        Assert.True(await Output.IsSecretAsync(settings.TwilioAuthToken!));
    }

    [Fact]
    public void An_encrypted_value_under_a_misspelt_key_does_not_show() =>
        Assert.Contains(
            "whatsapp-replies:openAiKey is encrypted; there is no such key: did you mean whatsapp-replies:openAiApiKey?",
            Assert.Throws<RunException>(() => Configured.Minimal.Own("openAiKey", "sk-hidden", secret: true).Read()).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_secret_in_plain_text_under_a_misspelt_key_is_not_repeated()
    {
        var refused = Assert.Throws<RunException>(() => Configured.Minimal.Own("openAiKey", "sk-plain").Read());

        Assert.Contains(
            "whatsapp-replies:openAiKey is plain text (not shown); there is no such key: did you mean whatsapp-replies:openAiApiKey?",
            refused.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("sk-plain", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encrypted_value_that_is_wrong_does_not_show() =>
        Assert.Contains(
            "whatsapp-replies:memory is encrypted; allowed: a whole number from 128 to 10240",
            Assert.Throws<RunException>(() => Configured.Minimal.Own("memory", "hidden", secret: true).Read()).Message,
            StringComparison.Ordinal);
}
