using Amazon.SQS.Model;
using Amazon.SecretsManager.Model;
using Standins.Tests.AwsSdk.Support;
using Tests.Support.Loopback;

namespace Standins.Tests.AwsSdk;

public class SignatureTests
{
    [Fact]
    public async Task A_request_to_the_queue_is_signed()
    {
        await using var server = await LoopbackServer.StartAsync(AwsAnswer.Ok());
        using var client = Clients.Sqs(server);

        await client.ChangeMessageVisibilityAsync(new ChangeMessageVisibilityRequest("http://queue/triggers", "handle", 600));

        SignatureCheck.AssertSigned(server.OnlyRequest, "sqs");
    }

    [Fact]
    public async Task A_request_to_secrets_manager_is_signed()
    {
        await using var server = await LoopbackServer.StartAsync(AwsAnswer.Ok());
        using var client = Clients.Secrets(server);

        await client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "twilio" });

        SignatureCheck.AssertSigned(server.OnlyRequest, "secretsmanager");
    }

    [Fact]
    public async Task A_body_outside_ascii_is_signed_as_it_is_sent()
    {
        await using var server = await LoopbackServer.StartAsync(AwsAnswer.Ok());
        using var client = Clients.Sqs(server);

        await client.SendMessageAsync(new SendMessageRequest("http://queue/triggers", "\u00e9\u2014\ud83d\ude00"));

        SignatureCheck.AssertSigned(server.OnlyRequest, "sqs");
        Assert.Equal("\u00e9\u2014\ud83d\ude00", server.OnlyRequest.Json.GetProperty("MessageBody").GetString());
    }
}
