using System.Reflection;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace App.Tests.Fakes.Turns;

/// <summary>Of the queue's interface the functions may use two members.</summary>
public class QueueClient : DispatchProxy
{
    private FakeQueue _queue = null!;

    internal static IAmazonSQS Over(FakeQueue queue)
    {
        var client = Create<IAmazonSQS, QueueClient>();
        ((QueueClient)(object)client)._queue = queue;
        return client;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => args switch
    {
        [ChangeMessageVisibilityRequest request, CancellationToken token] => _queue.ChangeAsync(request, token),
        [SendMessageRequest request, CancellationToken token] => _queue.SendAsync(request, token),
        _ => throw new NotSupportedException(targetMethod?.ToString()),
    };
}
