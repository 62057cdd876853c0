using Amazon.SQS;
using Amazon.SQS.Model;
using WhatsAppReplies.Local.Tests.Emulators;

namespace WhatsAppReplies.Local.Tests.AwsContract.Sqs;

public sealed class MessageTests(EmulatorFixture emulators, ContractAccounts accounts) : ContractTestBase(emulators, accounts)
{
    private const int Visibility = 30;

    [SkippableTheory, Everywhere, Source(Docs.ReceiveMessage)]
    public async Task Times_are_milliseconds_and_attributes_come_only_when_asked_for(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(visibilitySeconds: 0);
        await aws.Sqs.SendMessageAsync(url, "{}");

        var asked = await Inbox.OneAsync(aws, url);
        var notAsked = Assert.Single((await aws.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 10 })).Messages);

        Assert.All(["SentTimestamp", "ApproximateFirstReceiveTimestamp"], name => Assert.Matches("^[0-9]{13}$", asked.Attributes[name]));
        Assert.True(notAsked.Attributes is null or { Count: 0 });
    }

    [SkippableTheory, Everywhere, Source(Docs.ReceiveMessage)]
    public async Task At_most_ten_messages_are_received_at_once(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(Visibility);

        await AssertRefusedAsync("InvalidParameterValue", aws.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 11 }));
    }

    [SkippableTheory, Everywhere, Source(Docs.DeleteMessage)]
    public async Task A_message_can_be_deleted_twice(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(Visibility);
        await aws.Sqs.SendMessageAsync(url, "{}");
        var handle = (await Inbox.OneAsync(aws, url)).ReceiptHandle;

        await aws.Sqs.DeleteMessageAsync(url, handle);
        await aws.Sqs.DeleteMessageAsync(url, handle);
    }

    [SkippableTheory, Everywhere, Source(Docs.DeleteMessage)]
    public async Task A_handle_that_the_queue_never_gave_out_deletes_nothing_and_is_invalid(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(Visibility);

        await AssertRefusedAsync("ReceiptHandleIsInvalid", aws.Sqs.DeleteMessageAsync(url, "never-given-out"));
    }

    /// <summary>Whether the message is then gone, AWS does not promise either way.</summary>
    [SkippableTheory, Everywhere, Source(Docs.DeleteMessage)]
    public async Task A_handle_of_an_earlier_receive_is_no_error(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(visibilitySeconds: 1);
        await aws.Sqs.SendMessageAsync(url, "{}");
        var handle = (await Inbox.OneAsync(aws, url)).ReceiptHandle;
        await Inbox.OneAsync(aws, url);

        await aws.Sqs.DeleteMessageAsync(url, handle);
    }

    [SkippableTheory, Everywhere, Source(Docs.DeleteMessageBatch)]
    public async Task A_batch_has_one_to_ten_entries_with_ids_of_their_own(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(Visibility);

        await Assert.ThrowsAsync<EmptyBatchRequestException>(() => DeleteAsync([]));
        await Assert.ThrowsAsync<TooManyEntriesInBatchRequestException>(() => DeleteAsync(Enumerable.Range(0, 11)));
        await Assert.ThrowsAsync<BatchEntryIdsNotDistinctException>(() => DeleteAsync([1, 1]));

        Task DeleteAsync(IEnumerable<int> ids) => aws.Sqs.DeleteMessageBatchAsync(new DeleteMessageBatchRequest
        {
            QueueUrl = url,
            Entries = [.. ids.Select(id => new DeleteMessageBatchRequestEntry($"{id}", "handle"))],
        });
    }

    [SkippableTheory, Everywhere, Source(Docs.DeleteMessageBatch)]
    public async Task An_entry_that_cannot_be_deleted_fails_alone(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(Visibility);
        await aws.Sqs.SendMessageAsync(url, "{}");
        var handle = (await Inbox.OneAsync(aws, url)).ReceiptHandle;

        var answer = await aws.Sqs.DeleteMessageBatchAsync(new DeleteMessageBatchRequest
        {
            QueueUrl = url,
            Entries = [new("good", handle), new("bad", "never-given-out")],
        });

        Assert.Equal("good", Assert.Single(answer.Successful).Id);
        Assert.Equal(
            ("bad", "ReceiptHandleIsInvalid", true), Assert.Single(answer.Failed) is var failed ? (failed.Id, failed.Code, failed.SenderFault) : default);
    }

    [SkippableTheory, Everywhere, Source(Docs.SendMessage)]
    public async Task Characters_that_XML_does_not_know_are_refused(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(Visibility);

        await Assert.ThrowsAsync<InvalidMessageContentsException>(() => aws.Sqs.SendMessageAsync(url, "\u0001"));
    }

    [SkippableTheory, Everywhere, Source(Docs.SqsErrors)]
    public async Task A_queue_that_is_not_there_does_not_exist(Where where)
    {
        var aws = Open(where);
        var url = await aws.QueueAsync(Visibility);

        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => aws.Sqs.SendMessageAsync(url + "-none", "{}"));
    }

    private static async Task AssertRefusedAsync(string code, Task call) =>
        Assert.Equal(code, (await Assert.ThrowsAnyAsync<AmazonSQSException>(() => call)).ErrorCode);
}
