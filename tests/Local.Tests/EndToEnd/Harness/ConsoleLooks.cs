using System.Collections.Concurrent;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>
/// Looks into the queue from the console, which are receives like any other: each raises the receive count of the trigger that it meets, and the
/// function sees nothing of it. So does an invocation that is throttled.
/// </summary>
internal sealed class ConsoleLooks(LocalCloud cloud)
{
    private readonly ConcurrentDictionary<string, int> _left = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Task> _givenBack = [];

    public void At(Customer customer, int times) => _left[customer.Sample.ConversationId] = times;

    public bool Take(IReadOnlyList<QueueMessage> batch)
    {
        // Asked for one batch after the other.
        var met = _left.FirstOrDefault(left => left.Value > 0 && batch.Any(message => message.Body.Contains(left.Key, StringComparison.Ordinal))).Key;
        if (met is null) return false;

        _left[met]--;
        foreach (var message in batch) _givenBack.Add(cloud.Sqs.ChangeMessageVisibilityAsync(cloud.Stack.Queue.Url, message.ReceiptHandle, 0));
        return true;
    }

    /// <summary>One that failed to give a trigger back fails here.</summary>
    public Task UntilGivenBackAsync() => Task.WhenAll(_givenBack);
}
