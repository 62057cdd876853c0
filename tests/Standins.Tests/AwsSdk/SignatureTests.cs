using Amazon.SecretsManager.Model;
using Standins.Tests.AwsSdk.Support;
using Tests.Support.Loopback;

namespace Standins.Tests.AwsSdk;

public class SignatureTests
{
    [Fact]
    public async Task A_request_to_secrets_manager_is_signed()
    {
        await using var server = await LoopbackServer.StartAsync(ScriptedAwsAnswer.Ok());
        using var client = Clients.Secrets(server);

        await client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "twilio" });

        SignatureCheck.AssertSigned(server.OnlyRequest, "secretsmanager");
    }

    [Fact]
    public async Task A_body_outside_ascii_is_signed_as_it_is_sent()
    {
        await using var server = await LoopbackServer.StartAsync(ScriptedAwsAnswer.Ok());
        using var client = Clients.Secrets(server);

        await client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "\u00e9\u2014\ud83d\ude00" });

        SignatureCheck.AssertSigned(server.OnlyRequest, "secretsmanager");
        Assert.Equal("\u00e9\u2014\ud83d\ude00", server.OnlyRequest.Json.GetProperty("SecretId").GetString());
    }
}
