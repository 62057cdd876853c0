using Amazon;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Standins.Tests.AwsSdk.Support;
using Tests.Support.Loopback;

namespace Standins.Tests.AwsSdk;

public class EndpointTests
{
    [Theory]
    [InlineData("eu-north-1", false, false, "https://secretsmanager.eu-north-1.amazonaws.com/")]
    [InlineData("cn-north-1", false, false, "https://secretsmanager.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-east-1", true, false, "https://secretsmanager-fips.us-east-1.amazonaws.com/")]
    [InlineData("us-east-1", false, true, "https://secretsmanager.us-east-1.api.aws/")]
    public void Without_an_address_the_region_decides(string region, bool fips, bool dualStack, string expected)
    {
        var config = new AmazonSecretsManagerConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
        };

        var endpoint = config.DetermineServiceOperationEndpoint(new(new GetSecretValueRequest()));

        Assert.Equal(new Uri(expected), new Uri(endpoint.URL));
    }

    [Fact]
    public async Task The_callers_http_client_is_used()
    {
        await using var server = await LoopbackServer.StartAsync(ScriptedAwsAnswer.Ok());
        var factory = new CountingHttpClientFactory();
        using var client = new AmazonSecretsManagerClient(Clients.Credentials, new AmazonSecretsManagerConfig
        {
            ServiceURL = server.Address.ToString(),
            AuthenticationRegion = Clients.Region,
            HttpClientFactory = factory,
        });

        await client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "twilio" });

        Assert.Equal(1, factory.Requests);
    }
}
