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

    [SkippableTheory, Everywhere, Source(Docs.Visibility)]
    public async Task A_message_is_hidden_for_twelve_hours_in_all_since_it_was_received(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(Long);
        await aws.Sqs.SendMessageAsync(url, "{}");
        var handle = (await Inbox.OneAsync(aws, url)).ReceiptHandle;
        await Inbox.PassAsync(aws, seconds: 2);

        var refused = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => ChangeAsync(aws, url, handle, TwelveHours));
        await ChangeAsync(aws, url, handle, TwelveHours - 60);

        Assert.Equal("InvalidParameterValue", refused.ErrorCode);
        Assert.Contains("Total VisibilityTimeout for the message is beyond the limit [43200 seconds]", refused.Message, StringComparison.Ordinal);
    }

    [SkippableTheory, Everywhere, Source(Docs.ChangeVisibility)]
    public async Task A_handle_that_the_queue_never_gave_out_is_invalid(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(Long);

        await Assert.ThrowsAsync<ReceiptHandleIsInvalidException>(() => ChangeAsync(aws, url, "never-given-out", 10));
    }

    [SkippableTheory, Everywhere, Source(Docs.ChangeVisibility)]
    public async Task The_visibility_of_a_message_that_is_visible_again_cannot_be_changed(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(visibilitySeconds: 1);
        await aws.Sqs.SendMessageAsync(url, "{}");
        var handle = (await Inbox.OneAsync(aws, url)).ReceiptHandle;
        await Inbox.PassAsync(aws, seconds: 3);

        await AssertNotUnderWayAsync(ChangeAsync(aws, url, handle, 10));
    }

    [SkippableTheory, Everywhere, Source(Docs.ChangeVisibility)]
    public async Task Nor_with_the_handle_of_an_earlier_receive(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(visibilitySeconds: 1);
        await aws.Sqs.SendMessageAsync(url, "{}");
        var handle = (await Inbox.OneAsync(aws, url)).ReceiptHandle;
        await Inbox.OneAsync(aws, url);

        await AssertNotUnderWayAsync(ChangeAsync(aws, url, handle, 10));
    }

    [SkippableTheory, Everywhere, Source(Docs.ChangeVisibilityBatch)]
    public async Task In_a_batch_an_entry_that_cannot_be_changed_fails_alone(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(Long);
        await aws.Sqs.SendMessageAsync(url, "{}");
        var first = await Inbox.OneAsync(aws, url);

        var answer = await aws.Sqs.ChangeMessageVisibilityBatchAsync(new ChangeMessageVisibilityBatchRequest
        {
            QueueUrl = url,
            Entries =
            [
                new() { Id = "bad", ReceiptHandle = "never-given-out", VisibilityTimeout = 0 },
                new() { Id = "good", ReceiptHandle = first.ReceiptHandle, VisibilityTimeout = 0 },
            ],
        });

        Assert.Equal("good", Assert.Single(answer.Successful).Id);
        Assert.Equal(("bad", "ReceiptHandleIsInvalid"), Assert.Single(answer.Failed) is var failed ? (failed.Id, failed.Code) : default);
        Assert.Equal(first.MessageId, (await Inbox.OneAsync(aws, url)).MessageId);
    }

    [SkippableTheory, Everywhere, Source(Docs.ChangeVisibility)]
    public async Task The_visibility_of_a_deleted_message_cannot_be_changed(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(Long);
        await aws.Sqs.SendMessageAsync(url, "{}");
        var handle = (await Inbox.OneAsync(aws, url)).ReceiptHandle;
        await aws.Sqs.DeleteMessageAsync(url, handle);

        await AssertNotUnderWayAsync(ChangeAsync(aws, url, handle, 10));
    }

    private static async Task ChangeAsync(ContractAccount aws, string url, string handle, int seconds) => await aws.Sqs.ChangeMessageVisibilityAsync(
        new ChangeMessageVisibilityRequest { QueueUrl = url, ReceiptHandle = handle, VisibilityTimeout = seconds });

    /// <summary>The documents name one code and the service is seen to answer with the other; whoever asks has to know both.</summary>
    private static async Task AssertNotUnderWayAsync(Task call) => Assert.Contains(
        (await Assert.ThrowsAnyAsync<AmazonSQSException>(() => call)).ErrorCode,
        (string[])["InvalidParameterValue", "AWS.SimpleQueueService.MessageNotInflight"]);

    private static async Task AssertRefusedAsync(string code, Task call) =>
        Assert.Equal(code, (await Assert.ThrowsAnyAsync<AmazonSQSException>(() => call)).ErrorCode);
}
