using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using WhatsAppReplies.Local.Tests.Gateway;

namespace WhatsAppReplies.Local.Tests.SecretsManager;

public sealed class WireTests : GatewayTestBase
{
    [Fact]
    public async Task A_secret_without_a_value_is_not_found_by_its_stage()
    {
        using var client = OperatorClient();
        await client.CreateSecretAsync(new CreateSecretRequest { Name = "empty" });

        var missing = await Assert.ThrowsAsync<ResourceNotFoundException>(
            () => client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "empty" }));

        Assert.Contains("AWSCURRENT", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rotated_secret_answers_with_the_new_value_and_keeps_the_previous_one()
    {
        using var client = OperatorClient();
        var put = await client.PutSecretValueAsync(new PutSecretValueRequest { SecretId = "key", SecretString = "second" });

        var current = await client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = SecretArn });
        var previous = await client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "key", VersionStage = "AWSPREVIOUS" });

        Assert.Equal(("second", put.VersionId), (current.SecretString, current.VersionId));
        Assert.Equal("first", previous.SecretString);
        Assert.Equal(SecretArn, current.ARN);
    }

    [Fact]
    public async Task An_unknown_secret_is_not_found()
    {
        using var client = OperatorClient();

        await Assert.ThrowsAsync<ResourceNotFoundException>(() => client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "none" }));
    }

    private AmazonSecretsManagerClient OperatorClient() => Client(new BasicAWSCredentials(Operator.AccessKeyId, Operator.SecretAccessKey));
}
