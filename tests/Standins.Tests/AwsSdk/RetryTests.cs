using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Standins.Tests.AwsSdk.Support;
using Tests.Support.Loopback;
using ResourceNotFoundException = Amazon.SecretsManager.Model.ResourceNotFoundException;

namespace Standins.Tests.AwsSdk;

public class RetryTests
{
    private static readonly GetSecretValueRequest Request = new() { SecretId = "twilio" };

    [Fact]
    public async Task A_fault_of_the_service_is_tried_again()
    {
        await using var server = await LoopbackServer.StartAsync(
            ScriptedAwsAnswer.Error(500, "InternalServiceError"), ScriptedAwsAnswer.Ok("""{"SecretString":"secret"}"""));
        using var client = Clients.Secrets(server, retries: 1);

        var response = await client.GetSecretValueAsync(Request);

        Assert.Equal("secret", response.SecretString);
        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, r => SignatureCheck.AssertSigned(r, "secretsmanager"));
    }

    [Fact]
    public async Task A_throttled_call_is_tried_again()
    {
        await using var server = await LoopbackServer.StartAsync(ScriptedAwsAnswer.Error(400, "ThrottlingException"), ScriptedAwsAnswer.Ok());
        using var client = Clients.Secrets(server, retries: 1);

        await client.GetSecretValueAsync(Request);

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_broken_connection_is_tried_again()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Dropped, ScriptedAwsAnswer.Ok("""{"SecretString":"secret"}"""));
        using var client = Clients.Secrets(server, retries: 1);

        await client.GetSecretValueAsync(Request);

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task No_more_often_than_configured()
    {
        await using var server = await LoopbackServer.StartAsync(ScriptedAwsAnswer.Error(500, "InternalServiceError"));
        using var client = Clients.Secrets(server, retries: 2);

        await Assert.ThrowsAsync<InternalServiceErrorException>(() => client.GetSecretValueAsync(Request));

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_mistake_of_the_caller_is_not_tried_again()
    {
        await using var server = await LoopbackServer.StartAsync(ScriptedAwsAnswer.Error(400, "ResourceNotFoundException"));
        using var client = Clients.Secrets(server, retries: 2);

        await Assert.ThrowsAsync<ResourceNotFoundException>(() => client.GetSecretValueAsync(Request));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_time_is_a_TimeoutException()
    {
        await using var server = await LoopbackServer.StartAsync(Never);
        using var client = new AmazonSecretsManagerClient(Clients.Credentials, new AmazonSecretsManagerConfig
        {
            ServiceURL = server.Address.ToString(),
            AuthenticationRegion = Clients.Region,
            MaxErrorRetry = 0,
            Timeout = TimeSpan.FromMilliseconds(200),
        });

        await Assert.ThrowsAnyAsync<TimeoutException>(() => client.GetSecretValueAsync(Request));
    }

    [Fact]
    public async Task A_cancelled_call_ends_at_once()
    {
        using var cancellation = new CancellationTokenSource();
        await using var server = await LoopbackServer.StartAsync(async (request, gone) =>
        {
            await cancellation.CancelAsync();
            return await Never(request, gone);
        });
        using var client = Clients.Secrets(server, retries: 2);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.GetSecretValueAsync(Request, cancellation.Token).WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Single(server.Requests);
    }

    private static async Task<Answer> Never(ReceivedRequest request, CancellationToken gone)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, gone);
        return Answer.Dropped;
    }
}
