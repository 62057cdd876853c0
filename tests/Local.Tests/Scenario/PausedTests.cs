using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;

namespace WhatsAppReplies.Local.Tests.Scenario;

/// <summary>A stack that is paused.</summary>
[Collection(CloudFixture.Collection)]
public sealed class PausedTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("paused-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Its_triggers_stay_in_their_queue_for_whoever_goes_on()
    {
        await using var cloud = await LocalCloud.StartAsync(new LocalCloudOptions
        {
            StackFiles = TestStacks.Folder,
            ZipPath = CloudFixture.Zip,
            Directory = _directory,
            Configure = configuration => configuration.With($"{StackFile.Read(TestStacks.Folder, "dev").Project}:{SettingKeys.Paused}", "true"),
        });
        Assert.False(cloud.Stack.Mapping.Definition.Enabled);

        // Whoever polls an idle queue gets a message before one that asks afterwards.
        var sent = await cloud.Sqs.SendMessageAsync(cloud.Stack.Queue.Url, "trigger");
        var received = await cloud.Sqs.ReceiveMessageAsync(new Amazon.SQS.Model.ReceiveMessageRequest
        {
            QueueUrl = cloud.Stack.Queue.Url,
            WaitTimeSeconds = 1,
            MessageSystemAttributeNames = ["ApproximateReceiveCount"],
        });

        var message = Assert.Single(received.Messages);
        Assert.Equal((sent.MessageId, "1"), (message.MessageId, message.Attributes["ApproximateReceiveCount"]));
    }
}
