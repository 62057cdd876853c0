using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Moq;

namespace Standins.Tests.AwsSdk;

public class MockingTests
{
    [Fact]
    public async Task The_interface_can_be_mocked()
    {
        var secrets = new Mock<IAmazonSecretsManager>();
        secrets.Setup(s => s.GetSecretValueAsync(It.IsAny<GetSecretValueRequest>(), default)).ReturnsAsync(new GetSecretValueResponse { SecretString = "s" });

        Assert.Equal("s", (await secrets.Object.GetSecretValueAsync(new GetSecretValueRequest())).SecretString);
    }
}
