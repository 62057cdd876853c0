using Amazon.SQS.Model;

namespace WhatsAppReplies.Local.Tests.AwsContract.Sqs;

internal static class Inbox
{
    private const int Patience = 10;

    /// <summary>The next message; an answer without one is no proof that there is none, so it is asked for once more.</summary>
    public static async Task<Message> OneAsync(ContractAccount aws, string url)
    {
        var messages = await LookAsync(aws, url, Patience);
        if (messages.Count == 0) messages = await LookAsync(aws, url, Patience);
        return Assert.Single(messages);
    }

    /// <summary>Lets time pass on the service's clock: nothing comes into a queue of its own.</summary>
    public static async Task PassAsync(ContractAccount aws, int seconds) =>
        Assert.Empty(await LookAsync(aws, await aws.QueueAsync(visibilitySeconds: 30), seconds));

    public static async Task<IReadOnlyList<Message>> LookAsync(ContractAccount aws, string url, int seconds) =>
        (await aws.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest
        {
            QueueUrl = url,
            WaitTimeSeconds = seconds,
            MessageSystemAttributeNames = ["All"],
        })).Messages ?? [];
}
