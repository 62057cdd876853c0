using Amazon.DynamoDBv2.Model;

namespace WhatsAppReplies.Local.Tests.Scenario;

[Collection(CloudFixture.Collection)]
public sealed class SeveralCloudsTests(CloudFixture fixture)
{
    [Fact]
    public async Task Two_clouds_run_side_by_side_and_share_nothing()
    {
        var directory = Directory.CreateTempSubdirectory("second-cloud-").FullName;
        try
        {
            await using var second = await LocalCloud.StartAsync(
                new LocalCloudOptions
                {
                    StackFiles = TestStacks.Folder,
                    Stack = "prod",
                    ZipPath = CloudFixture.Zip,
                    Directory = directory,
                    SweepEvery = TimeSpan.FromMinutes(1),
                });

            Assert.NotEqual(fixture.Cloud.Endpoint, second.Endpoint);
            await Assert.ThrowsAsync<ResourceNotFoundException>(() => fixture.Cloud.Tables.DescribeTableAsync(second.Stack.ConversationsTable));
            Assert.StartsWith(second.Endpoint.ToString(), second.Stack.Queue.Url, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
