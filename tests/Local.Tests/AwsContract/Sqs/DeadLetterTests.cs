using WhatsAppReplies.Local.Tests.Emulators;

namespace WhatsAppReplies.Local.Tests.AwsContract.Sqs;

public sealed class DeadLetterTests(EmulatorFixture emulators, ContractAccounts accounts) : ContractTestBase(emulators, accounts)
{
    [SkippableTheory, Everywhere, Source(Docs.DeadLetters)]
    public async Task A_message_received_as_often_as_allowed_is_moved_when_it_would_be_received_again(Where where)
    {
        var aws = Open(where);
        var dead = await aws.QueueAsync(visibilitySeconds: 30);
        var url = await aws.QueueAsync(visibilitySeconds: 1, redrive: (dead, Receives: 2));
        await aws.Sqs.SendMessageAsync(url, "{\"trigger\":1}");

        var first = await Inbox.OneAsync(aws, url);
        var second = await Inbox.OneAsync(aws, url);
        Assert.Empty(await Inbox.LookAsync(aws, url, seconds: 3));
        var letter = await Inbox.OneAsync(aws, dead);

        Assert.Equal(("1", "2"), (first.Attributes["ApproximateReceiveCount"], second.Attributes["ApproximateReceiveCount"]));
        Assert.Equal((first.MessageId, first.Body), (letter.MessageId, letter.Body));
        Assert.Equal(first.Attributes["SentTimestamp"], letter.Attributes["SentTimestamp"]);
    }

    [SkippableTheory, Everywhere, Source(Docs.DeadLetters)]
    public async Task A_message_that_was_deleted_at_its_last_receive_is_not_moved(Where where)
    {
        var aws = Open(where);
        var dead = await aws.QueueAsync(visibilitySeconds: 30);
        var url = await aws.QueueAsync(visibilitySeconds: 1, redrive: (dead, Receives: 1));
        await aws.Sqs.SendMessageAsync(url, "{}");

        await aws.Sqs.DeleteMessageAsync(url, (await Inbox.OneAsync(aws, url)).ReceiptHandle);

        Assert.Empty(await Inbox.LookAsync(aws, url, seconds: 2));
        Assert.Empty(await Inbox.LookAsync(aws, dead, seconds: 1));
    }
}
