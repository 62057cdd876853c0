using System.Text;
using Amazon.SQS;
using Amazon.SQS.Model;
using WhatsAppReplies.Local.Tests.Emulators;

namespace WhatsAppReplies.Local.Tests.AwsContract.Sqs;

/// <summary>What a person does about dead letters without the operator's tools.</summary>
public sealed class MoveTaskTests(EmulatorFixture emulators, ContractAccounts accounts) : ContractTestBase(emulators, accounts)
{
    private const string InvalidValue = "InvalidParameterValue";
    private const string Running = "RUNNING";
    private const string Cancelling = "CANCELLING";
    private const string Cancelled = "CANCELLED";
    private const string Completed = "COMPLETED";
    private const string Failed = "FAILED";

    [SkippableTheory, Everywhere, Source(Docs.StartMoveTask)]
    public async Task A_dead_letter_goes_back_to_the_queue_it_came_from_as_a_message_that_was_never_received(Where where)
    {
        var aws = Open(where);
        var (url, dead, letter) = await LetterAsync(aws);

        await aws.Sqs.StartMessageMoveTaskAsync(new StartMessageMoveTaskRequest { SourceArn = await ArnAsync(aws, dead) });
        var moved = await Inbox.OneAsync(aws, url);

        Assert.Equal(letter.Body, moved.Body);
        Assert.NotEqual(letter.MessageId, moved.MessageId);
        Assert.Equal("1", moved.Attributes["ApproximateReceiveCount"]);
        var task = await EndedAsync(aws, dead);
        Assert.Equal((Completed, 1L), (task.Status, task.ApproximateNumberOfMessagesMoved));
        Assert.Null(task.DestinationArn);
        Assert.Null(task.TaskHandle);
    }

    [SkippableTheory, Everywhere, Source(Docs.StartMoveTask)]
    public async Task A_task_that_names_a_destination_moves_all_there(Where where)
    {
        var aws = Open(where);
        var (_, dead, letter) = await LetterAsync(aws);
        var other = await aws.QueueAsync(visibilitySeconds: 30);

        await aws.Sqs.StartMessageMoveTaskAsync(
            new StartMessageMoveTaskRequest { SourceArn = await ArnAsync(aws, dead), DestinationArn = await ArnAsync(aws, other) });

        Assert.Equal(letter.Body, (await Inbox.OneAsync(aws, other)).Body);
        Assert.Equal(await ArnAsync(aws, other), (await EndedAsync(aws, dead)).DestinationArn);
    }

    [SkippableTheory, Everywhere, Source(Docs.MoveTaskTroubles)]
    public async Task A_message_that_was_sent_there_directly_has_no_way_back_and_stays(Where where)
    {
        var aws = Open(where);
        var dead = await aws.QueueAsync(visibilitySeconds: 1);
        await aws.QueueAsync(visibilitySeconds: 1, redrive: (dead, Receives: 1));
        await aws.Sqs.SendMessageAsync(dead, "{}");

        await aws.Sqs.StartMessageMoveTaskAsync(new StartMessageMoveTaskRequest { SourceArn = await ArnAsync(aws, dead) });
        var task = await EndedAsync(aws, dead);

        Assert.Equal((Failed, "CouldNotDetermineMessageSource"), (task.Status, task.FailureReason));
        Assert.Equal("{}", (await Inbox.OneAsync(aws, dead)).Body);
    }

    [SkippableTheory, Everywhere, Source(Docs.StartMoveTask)]
    public async Task Queues_that_are_not_there_and_a_queue_that_takes_no_dead_letters_are_refused(Where where)
    {
        var aws = Open(where);
        var dead = await aws.QueueAsync(visibilitySeconds: 1);
        var arn = await ArnAsync(aws, await aws.QueueAsync(visibilitySeconds: 1, redrive: (dead, Receives: 1)));

        var notDead = await RefusedAsync(aws, new() { SourceArn = arn });
        var noSource = await RefusedAsync(aws, new() { SourceArn = $"{arn}-none" });
        var noDestination = await RefusedAsync(aws, new() { SourceArn = await ArnAsync(aws, dead), DestinationArn = $"{arn}-none" });
        var noRate = await RefusedAsync(aws, new() { SourceArn = await ArnAsync(aws, dead), MaxNumberOfMessagesPerSecond = 501 });

        Assert.Equal((InvalidValue, "Source queue must be configured as a Dead Letter Queue."), notDead);
        Assert.Equal(("ResourceNotFoundException", "The resource that you specified for the SourceArn parameter doesn't exist."), noSource);
        Assert.Equal(("ResourceNotFoundException", "The resource that you specified for the DestinationArn parameter doesn't exist."), noDestination);
        Assert.Equal(InvalidValue, noRate.Code);
    }

    [SkippableTheory, Everywhere, Source(Docs.CancelMoveTask)]
    public async Task A_task_that_runs_excludes_another_one_until_it_is_cancelled(Where where)
    {
        var aws = Open(where);
        var dead = await aws.QueueAsync(visibilitySeconds: 1);
        var arn = await ArnAsync(aws, dead);
        var to = await ArnAsync(aws, await aws.QueueAsync(visibilitySeconds: 1, redrive: (dead, Receives: 1)));
        for (var letter = 0; letter < 10; letter++) await aws.Sqs.SendMessageAsync(dead, "{}");
        var handle = (await aws.Sqs.StartMessageMoveTaskAsync(new() { SourceArn = arn, DestinationArn = to, MaxNumberOfMessagesPerSecond = 1 })).TaskHandle;

        var second = await RefusedAsync(aws, new() { SourceArn = arn });
        var running = Assert.Single((await aws.Sqs.ListMessageMoveTasksAsync(new() { SourceArn = arn })).Results);
        var cancelled = await aws.Sqs.CancelMessageMoveTaskAsync(new() { TaskHandle = handle });
        var ended = await EndedAsync(aws, dead);

        Assert.Equal((InvalidValue, "There is already a task running. Only one active task is allowed for a source queue arn at a given time."), second);
        Assert.Equal(
            (Running, handle, 1, 10L), (running.Status, running.TaskHandle, running.MaxNumberOfMessagesPerSecond, running.ApproximateNumberOfMessagesToMove));
        Assert.True(cancelled.ApproximateNumberOfMessagesMoved < 10);
        Assert.Equal(Cancelled, ended.Status);
        Assert.Equal("{}", (await Inbox.OneAsync(aws, dead)).Body);
    }

    [SkippableTheory, Everywhere, Source(Docs.ListMoveTasks)]
    public async Task The_newest_task_comes_first_and_alone_unless_more_are_asked_for(Where where)
    {
        var aws = Open(where);
        var dead = await aws.QueueAsync(visibilitySeconds: 1);
        var arn = await ArnAsync(aws, dead);
        var to = await ArnAsync(aws, await aws.QueueAsync(visibilitySeconds: 1, redrive: (dead, Receives: 1)));

        Assert.Empty((await aws.Sqs.ListMessageMoveTasksAsync(new() { SourceArn = arn })).Results ?? []);
        await aws.Sqs.StartMessageMoveTaskAsync(new() { SourceArn = arn });
        await EndedAsync(aws, dead);
        await aws.Sqs.StartMessageMoveTaskAsync(new() { SourceArn = arn, DestinationArn = to });
        await EndedAsync(aws, dead);

        Assert.Equal([to], (await aws.Sqs.ListMessageMoveTasksAsync(new() { SourceArn = arn })).Results.Select(task => task.DestinationArn));
        Assert.Equal(
            [to, null], (await aws.Sqs.ListMessageMoveTasksAsync(new() { SourceArn = arn, MaxResults = 10 })).Results.Select(task => task.DestinationArn));
    }

    [SkippableTheory, Everywhere, Source(Docs.CancelMoveTask)]
    public async Task A_handle_that_means_nothing_and_one_of_no_task_are_told_apart(Where where)
    {
        var aws = Open(where);
        var arn = await ArnAsync(aws, await aws.QueueAsync(visibilitySeconds: 1));

        Assert.Equal((InvalidValue, "Value for parameter TaskHandle is invalid."), await CancelRefusedAsync(aws, "nothing"));
        Assert.Equal(
            ("ResourceNotFoundException", "Task does not exist."), await CancelRefusedAsync(aws, HandleOf("b19bd2bb-f1e0-4f5c-8e1b-0d3d8d5f4b3a", arn)));
        Assert.Equal("ResourceNotFoundException", (await CancelRefusedAsync(aws, HandleOf("b19bd2bb-f1e0-4f5c-8e1b-0d3d8d5f4b3a", $"{arn}-none"))).Code);
    }

    private static string HandleOf(string task, string sourceArn) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"taskId":"{{task}}","sourceArn":"{{sourceArn}}"}"""));

    /// <summary>A queue, its dead-letter queue, and one message that went from the first to the second.</summary>
    private static async Task<(string Url, string Dead, Message Letter)> LetterAsync(ContractAccount aws)
    {
        var dead = await aws.QueueAsync(visibilitySeconds: 1);
        var url = await aws.QueueAsync(visibilitySeconds: 1, redrive: (dead, Receives: 1));
        await aws.Sqs.SendMessageAsync(url, "{\"trigger\":1}");
        var received = await Inbox.OneAsync(aws, url);
        await aws.Sqs.ChangeMessageVisibilityAsync(url, received.ReceiptHandle, 0);
        Assert.Empty(await Inbox.LookAsync(aws, url, seconds: 1));

        // Looked at and given back, as a person would.
        var letter = await Inbox.OneAsync(aws, dead);
        await aws.Sqs.ChangeMessageVisibilityAsync(dead, letter.ReceiptHandle, 0);
        return (url, dead, letter);
    }

    private static async Task<string> ArnAsync(ContractAccount aws, string url) =>
        (await aws.Sqs.GetQueueAttributesAsync(url, ["QueueArn"])).Attributes["QueueArn"];

    /// <summary>The newest task of a queue, when it runs no more.</summary>
    private static async Task<ListMessageMoveTasksResultEntry> EndedAsync(ContractAccount aws, string dead)
    {
        while (true)
        {
            var task = Assert.Single((await aws.Sqs.ListMessageMoveTasksAsync(new() { SourceArn = await ArnAsync(aws, dead) })).Results);
            if (task.Status is not (Running or Cancelling)) return task;
            await Inbox.PassAsync(aws, seconds: 1);
        }
    }

    private static async Task<(string Code, string Message)> RefusedAsync(ContractAccount aws, StartMessageMoveTaskRequest request)
    {
        var refused = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => aws.Sqs.StartMessageMoveTaskAsync(request));
        return (refused.ErrorCode, refused.Message);
    }

    private static async Task<(string Code, string Message)> CancelRefusedAsync(ContractAccount aws, string handle)
    {
        var refused = await Assert.ThrowsAnyAsync<AmazonSQSException>(() =>
            aws.Sqs.CancelMessageMoveTaskAsync(new CancelMessageMoveTaskRequest { TaskHandle = handle }));
        return (refused.ErrorCode, refused.Message);
    }
}
