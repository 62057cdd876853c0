using Amazon.SQS;
using Amazon.SQS.Model;
using WhatsAppReplies.Local.Tests.Emulators;

namespace WhatsAppReplies.Local.Tests.AwsContract.Sqs;

public sealed class VisibilityTests(EmulatorFixture emulators, ContractAccounts accounts) : ContractTestBase(emulators, accounts)
{
    private const int Long = 600;
    private const int TwelveHours = 43_200;

    [SkippableTheory, Everywhere, Source(Docs.Visibility)]
    public async Task A_message_that_is_not_deleted_comes_back_with_a_higher_receive_count_and_another_handle(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(visibilitySeconds: 1);
        await aws.Sqs.SendMessageAsync(url, "{}");

        var first = await Inbox.OneAsync(aws, url);
        var second = await Inbox.OneAsync(aws, url);

        Assert.Equal(first.MessageId, second.MessageId);
        Assert.NotEqual(first.ReceiptHandle, second.ReceiptHandle);
        Assert.Equal(("1", "2"), (first.Attributes["ApproximateReceiveCount"], second.Attributes["ApproximateReceiveCount"]));
        Assert.Equal(first.Attributes["ApproximateFirstReceiveTimestamp"], second.Attributes["ApproximateFirstReceiveTimestamp"]);
    }

    [SkippableTheory, Everywhere, Source(Docs.Visibility)]
    public async Task A_message_under_way_is_not_received_again(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(Long);
        await aws.Sqs.SendMessageAsync(url, "{}");
        await Inbox.OneAsync(aws, url);

        Assert.Empty(await Inbox.LookAsync(aws, url, seconds: 1));
    }

    [SkippableTheory, Everywhere, Source(Docs.ChangeVisibility)]
    public async Task Visibility_zero_gives_a_message_back_at_once(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(Long);
        await aws.Sqs.SendMessageAsync(url, "{}");
        var first = await Inbox.OneAsync(aws, url);

        await ChangeAsync(aws, url, first.ReceiptHandle, 0);

        Assert.Equal(first.MessageId, (await Inbox.OneAsync(aws, url)).MessageId);
    }

    [SkippableTheory, Everywhere, Source(Docs.ChangeVisibility)]
    public async Task A_new_visibility_counts_from_the_call(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(Long);
        await aws.Sqs.SendMessageAsync(url, "{}");
        var first = await Inbox.OneAsync(aws, url);

        await ChangeAsync(aws, url, first.ReceiptHandle, 1);

        Assert.Equal(first.MessageId, (await Inbox.OneAsync(aws, url)).MessageId);
    }

    [SkippableTheory, Everywhere, Source(Docs.ChangeVisibility)]
    public async Task More_than_twelve_hours_or_less_than_none_are_refused(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(Long);
        await aws.Sqs.SendMessageAsync(url, "{}");
        var handle = (await Inbox.OneAsync(aws, url)).ReceiptHandle;

        await AssertRefusedAsync("InvalidParameterValue", ChangeAsync(aws, url, handle, TwelveHours + 1));
        await AssertRefusedAsync("InvalidParameterValue", ChangeAsync(aws, url, handle, -1));
    }

    [SkippableTheory, Everywhere, Source(Docs.ChangeVisibility)]
    public async Task A_handle_that_the_queue_never_gave_out_is_invalid(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(Long);

        await Assert.ThrowsAsync<ReceiptHandleIsInvalidException>(() => ChangeAsync(aws, url, "never-given-out", 10));
    }

    /// <summary>The documents name one code and the service is seen to answer with the other; whoever asks has to know both.</summary>
    [SkippableTheory, Everywhere, Source(Docs.ChangeVisibility)]
    public async Task The_visibility_of_a_deleted_message_cannot_be_changed(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(Long);
        await aws.Sqs.SendMessageAsync(url, "{}");
        var handle = (await Inbox.OneAsync(aws, url)).ReceiptHandle;
        await aws.Sqs.DeleteMessageAsync(url, handle);

        var refused = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => ChangeAsync(aws, url, handle, 10));

        Assert.Contains(refused.ErrorCode, (string[])["InvalidParameterValue", "AWS.SimpleQueueService.MessageNotInflight"]);
    }

    private static async Task ChangeAsync(ContractAccount aws, string url, string handle, int seconds) => await aws.Sqs.ChangeMessageVisibilityAsync(
        new ChangeMessageVisibilityRequest { QueueUrl = url, ReceiptHandle = handle, VisibilityTimeout = seconds });

    private static async Task AssertRefusedAsync(string code, Task call) =>
        Assert.Equal(code, (await Assert.ThrowsAnyAsync<AmazonSQSException>(() => call)).ErrorCode);
}
