using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using Standins.Tests.AwsSdk.Support;
using Standins.Tests.Lambda.Support;
using Tests.Support.Loopback;

namespace Standins.Tests.AwsSdk;

/// <summary>The environment alone says where to, as whom and in which region, as it does in a function.</summary>
[Collection(nameof(ProcessWide))]
public sealed class EnvironmentTests : IDisposable
{
    private readonly VariableScope[] _variables =
    [
        new("AWS_ACCESS_KEY_ID", Clients.AccessKey),
        new("AWS_SECRET_ACCESS_KEY", Clients.SecretKey),
        new("AWS_SESSION_TOKEN", Clients.SessionToken),
        new("AWS_REGION", Clients.Region),
        new("AWS_ENDPOINT_URL", null),
        new("AWS_ENDPOINT_URL_SQS", null),
        new("AWS_ENDPOINT_URL_SECRETS_MANAGER", null),
    ];

    public void Dispose() => Array.ForEach(_variables, v => v.Dispose());

    [Fact]
    public async Task One_variable_moves_all_services()
    {
        await using var server = await LoopbackServer.StartAsync(ScriptedAwsAnswer.Ok());
        using var endpoint = new VariableScope("AWS_ENDPOINT_URL", server.Address.ToString());
        using var sqs = new AmazonSQSClient();
        using var secrets = new AmazonSecretsManagerClient();

        await sqs.DeleteMessageAsync(new DeleteMessageRequest("http://queue/triggers", "handle"));
        await secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "twilio" });

        Assert.Equal(2, server.Requests.Count);
        SignatureCheck.AssertSigned(server.Requests[0], "sqs");
        SignatureCheck.AssertSigned(server.Requests[1], "secretsmanager");
    }

    [Fact]
    public async Task A_variable_of_one_service_moves_only_that()
    {
        await using var forAll = await LoopbackServer.StartAsync(ScriptedAwsAnswer.Ok());
        await using var forSecrets = await LoopbackServer.StartAsync(ScriptedAwsAnswer.Ok());
        using var all = new VariableScope("AWS_ENDPOINT_URL", forAll.Address.ToString());
        using var one = new VariableScope("AWS_ENDPOINT_URL_SECRETS_MANAGER", forSecrets.Address.ToString());
        using var sqs = new AmazonSQSClient();
        using var secrets = new AmazonSecretsManagerClient();

        await sqs.DeleteMessageAsync(new DeleteMessageRequest("http://queue/triggers", "handle"));
        await secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "twilio" });

        Assert.Equal("AmazonSQS.DeleteMessage", forAll.OnlyRequest.Headers["X-Amz-Target"]);
        Assert.Equal("secretsmanager.GetSecretValue", forSecrets.OnlyRequest.Headers["X-Amz-Target"]);
    }
}
