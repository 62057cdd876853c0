using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using WhatsAppReplies.Shared.Aws;

namespace App.Tests.Aws;

public sealed class SideBySideTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    static SideBySideTests() => RuntimeHelpers.RunClassConstructor(typeof(AwsClients).TypeHandle);

    [Fact]
    public async Task The_caller_of_the_queue_goes_on_while_the_SDK_prepares_the_call()
    {
        using var queue = new AmazonSQSClient(
            new BasicAWSCredentials("id", "key"), new AmazonSQSConfig { ServiceURL = "http://127.0.0.1:1", AuthenticationRegion = "eu-north-1", MaxErrorRetry = 0 });
        using var callerWentOn = new ManualResetEventSlim();
        var waited = false;
        queue.BeforeRequestEvent += (_, _) => waited = callerWentOn.Wait(Guard);

        var call = queue.ChangeMessageVisibilityAsync(new ChangeMessageVisibilityRequest("http://127.0.0.1:1/queue", "receipt", 91));
        callerWentOn.Set();

        // Nobody listens there; that the call was made is seen by its end.
        await Assert.ThrowsAnyAsync<Exception>(() => call.WaitAsync(Guard));
        Assert.True(waited);
    }
}
