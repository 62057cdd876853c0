using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.Gateway;

public sealed class ExpiredSignatureTests : GatewayTestBase
{
    private readonly ManualClock _clock = new(DateTimeOffset.UtcNow.AddMinutes(6));

    protected override TimeProvider Clock => _clock;

    [Fact]
    public async Task A_signature_older_than_five_minutes_has_expired()
    {
        using var client = Client(Session("secretsmanager:*"));

        var refused = await Assert.ThrowsAsync<AmazonSecretsManagerException>(
            () => client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "key" }));

        Assert.Equal("InvalidSignatureException", refused.ErrorCode);
        Assert.StartsWith("Signature expired", refused.Message, StringComparison.Ordinal);
    }
}
