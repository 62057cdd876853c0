using System.Reflection;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace App.Tests.Fakes.Turns;

/// <summary>Of the queue's interface the function may use one member.</summary>
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
        _ => throw new NotSupportedException(targetMethod?.ToString()),
    };
}
