using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using Moq;

namespace Standins.Tests.AwsSdk;

public class MockingTests
{
    [Fact]
    public async Task The_interfaces_can_be_mocked()
    {
        var sqs = new Mock<IAmazonSQS>();
        sqs.Setup(s => s.GetQueueUrlAsync("triggers", default)).ReturnsAsync(new GetQueueUrlResponse { QueueUrl = "http://queue/triggers" });
        var secrets = new Mock<IAmazonSecretsManager>();
        secrets.Setup(s => s.GetSecretValueAsync(It.IsAny<GetSecretValueRequest>(), default)).ReturnsAsync(new GetSecretValueResponse { SecretString = "s" });

        Assert.Equal("http://queue/triggers", (await sqs.Object.GetQueueUrlAsync("triggers")).QueueUrl);
        Assert.Equal("s", (await secrets.Object.GetSecretValueAsync(new GetSecretValueRequest())).SecretString);
    }
}
