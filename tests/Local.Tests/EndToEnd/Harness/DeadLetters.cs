using System.Collections.Concurrent;
using Amazon.SQS.Model;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>The person in front of the dead-letter queue: looks at every message and leaves it there.</summary>
internal sealed class DeadLetters : IAsyncDisposable
{
    private const int LongPollSeconds = 20;
    private const int UntilAfterTheTestsInSeconds = 12 * 60 * 60;

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _arrived = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly LocalCloud _cloud;
    private readonly Task _watching;

    public DeadLetters(LocalCloud cloud)
    {
        _cloud = cloud;
        _watching = WatchAsync(_stop.Token);
    }

    /// <param name="messageId">Of the trigger: a message keeps its id when it is moved.</param>
    public Task ArrivedAsync(string messageId) => Of(messageId).Task;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task WatchAsync(CancellationToken stop)
    {
        var receive = new ReceiveMessageRequest
        {
            QueueUrl = _cloud.Stack.DeadLetterQueueUrl,
            MaxNumberOfMessages = 10,
            WaitTimeSeconds = LongPollSeconds,
            VisibilityTimeout = UntilAfterTheTestsInSeconds,
        };
        try
        {
            while (true)
            {
                foreach (var message in (await _cloud.Sqs.ReceiveMessageAsync(receive, stop)).Messages ?? []) Of(message.MessageId).TrySetResult();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to end.
        }
    }

    private TaskCompletionSource Of(string messageId) =>
        _arrived.GetOrAdd(messageId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
