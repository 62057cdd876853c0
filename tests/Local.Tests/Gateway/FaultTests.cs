using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Cloud.SecretsManager;

namespace WhatsAppReplies.Local.Tests.Gateway;

public sealed class FaultTests : GatewayTestBase
{
    private string Current => Secrets.Do(store => store.Get("key").Staged(Stages.Current)!.Text!);

    [Fact]
    public async Task A_refused_call_has_no_effect()
    {
        Faults.Fault = new GatewayFault.Refuse(400, "ThrottlingException");

        var refused = await PutAsync<AmazonSecretsManagerException>();

        Assert.Equal("ThrottlingException", refused.ErrorCode);
        Assert.Equal("first", Current);
    }

    [Fact]
    public async Task A_call_that_failed_afterwards_has_taken_effect()
    {
        Faults.Fault = new GatewayFault.FailAfter(500, "InternalServiceError");

        var failed = await PutAsync<AmazonSecretsManagerException>();

        Assert.Equal(500, (int)failed.StatusCode);
        Assert.Equal("second", Current);
    }

    [Fact]
    public async Task A_connection_dropped_before_has_no_effect()
    {
        Faults.Fault = new GatewayFault.DropBefore();

        await PutAsync<Exception>();

        Assert.Equal("first", Current);
        Assert.All(Recorder.Calls, record => Assert.Null(record.Status));
    }

    [Fact]
    public async Task A_connection_dropped_afterwards_has_taken_effect()
    {
        Faults.Fault = new GatewayFault.DropAfter();

        await PutAsync<Exception>();

        Assert.Equal("second", Current);
    }

    [Fact]
    public async Task A_delayed_call_arrives()
    {
        Faults.Fault = new GatewayFault.Delay(TimeSpan.FromMilliseconds(50));
        using var client = Client(Session("secretsmanager:*"));

        await client.PutSecretValueAsync(new PutSecretValueRequest { SecretId = "key", SecretString = "second" });

        Assert.Equal("second", Current);
        // A timer may come up to a tick of the system's clock early.
        Assert.True(Recorder.Calls.Single().Duration >= TimeSpan.FromMilliseconds(25));
    }

    [Fact]
    public async Task The_operator_is_not_disturbed()
    {
        Faults.Fault = new GatewayFault.DropBefore();
        using var client = Client(new BasicAWSCredentials(Operator.AccessKeyId, Operator.SecretAccessKey));

        await client.PutSecretValueAsync(new PutSecretValueRequest { SecretId = "key", SecretString = "second" });

        Assert.Equal("second", Current);
    }

    private async Task<T> PutAsync<T>()
        where T : Exception
    {
        using var client = Client(Session("secretsmanager:*"));
        return await Assert.ThrowsAnyAsync<T>(
            () => client.PutSecretValueAsync(new PutSecretValueRequest { SecretId = "key", SecretString = "second" }));
    }
}
