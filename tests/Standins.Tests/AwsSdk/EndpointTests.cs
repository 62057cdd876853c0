using Amazon;
using Amazon.SQS;
using Amazon.SQS.Model;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Standins.Tests.AwsSdk.Support;
using Tests.Support.Loopback;

namespace Standins.Tests.AwsSdk;

public class EndpointTests
{
    [Theory]
    [InlineData("eu-north-1", false, false, "https://sqs.eu-north-1.amazonaws.com/")]
    [InlineData("cn-north-1", false, false, "https://sqs.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-east-1", true, false, "https://sqs-fips.us-east-1.amazonaws.com/")]
    [InlineData("us-east-1", false, true, "https://sqs.us-east-1.api.aws/")]
    public void Without_an_address_the_region_decides(string region, bool fips, bool dualStack, string expected)
    {
        var config = new AmazonSQSConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(region), UseFIPSEndpoint = fips, UseDualstackEndpoint = dualStack };

        var endpoint = config.DetermineServiceOperationEndpoint(new(new SendMessageRequest()));

        Assert.Equal(new Uri(expected), new Uri(endpoint.URL));
    }

    [Fact]
    public void Secrets_manager_has_its_own_host()
    {
        var config = new AmazonSecretsManagerConfig { RegionEndpoint = RegionEndpoint.EUNorth1 };

        var endpoint = config.DetermineServiceOperationEndpoint(new(new GetSecretValueRequest()));

        Assert.Equal(new Uri("https://secretsmanager.eu-north-1.amazonaws.com/"), new Uri(endpoint.URL));
    }

    [Fact]
    public async Task The_address_of_the_queue_does_not_decide_where_a_request_goes()
    {
        await using var server = await LoopbackServer.StartAsync(AwsAnswer.Ok());
        using var client = Clients.Sqs(server);

        await client.DeleteMessageAsync(new DeleteMessageRequest("http://another-host:1/000000000000/triggers", "handle"));

        Assert.Equal("/", server.OnlyRequest.Target);
    }

    [Fact]
    public async Task The_callers_http_client_is_used()
    {
        await using var server = await LoopbackServer.StartAsync(AwsAnswer.Ok());
        var factory = new CountingHttpClientFactory();
        using var client = new AmazonSQSClient(Clients.Credentials, new AmazonSQSConfig
        {
            ServiceURL = server.Address.ToString(),
            AuthenticationRegion = Clients.Region,
            HttpClientFactory = factory,
        });

        await client.DeleteMessageAsync(new DeleteMessageRequest("http://queue/triggers", "handle"));

        Assert.Equal(1, factory.Requests);
    }
}
