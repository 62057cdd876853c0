using WhatsAppReplies.Local.Cloud.Iam;

namespace WhatsAppReplies.Local.Cloud.Lambda.EventSources;

/// <summary>What AWS refuses when a mapping from a queue is created.</summary>
internal static class MappingRules
{
    private const int LargestBatchWithoutWindow = 10;

    private static readonly string[] Actions = ["ReceiveMessage", "DeleteMessage", "GetQueueAttributes"];

    public static void Check(MappingDefinition mapping, FunctionDefinition function, IRoles roles)
    {
        Range(mapping.BatchSize, 1, 10_000, "batchSize");
        Range((int)mapping.BatchingWindow.TotalSeconds, 0, 300, "maximumBatchingWindowInSeconds");
        if (mapping.MaximumConcurrency is { } concurrency) Range(concurrency, 2, 1000, "scalingConfig.maximumConcurrency");
        if (mapping.BatchSize > LargestBatchWithoutWindow && mapping.BatchingWindow < TimeSpan.FromSeconds(1))
            throw Refuse($"Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than {LargestBatchWithoutWindow}");

        var missing = Actions.FirstOrDefault(action => !roles.IsAllowed(function.RoleArn, $"sqs:{action}", mapping.QueueArn));
        if (missing is not null)
            throw Refuse($"The provided execution role does not have permissions to call {missing} on SQS ({function.RoleArn}, {mapping.QueueArn})");
    }

    public static void Check(MappingDefinition mapping, FunctionDefinition function, QueueSettings queue)
    {
        if (queue.VisibilityTimeout < function.Timeout)
        {
            throw Refuse(
                $"Queue visibility timeout: {queue.VisibilityTimeout.TotalSeconds:0} seconds is less than Function timeout: "
                + $"{function.Timeout.TotalSeconds:0} seconds");
        }

        if (queue.IsFifo && (mapping.BatchSize > LargestBatchWithoutWindow || mapping.BatchingWindow > TimeSpan.Zero))
            throw Refuse("A FIFO queue takes batches of at most 10 and no batching window");
    }

    private static LambdaException Refuse(string message) => new(LambdaException.InvalidParameter, message);

    private static void Range(int value, int least, int most, string member)
    {
        if (value < least) throw LambdaException.Constraint(value, member, $"Member must have value greater than or equal to {least}");
        if (value > most) throw LambdaException.Constraint(value, member, $"Member must have value less than or equal to {most}");
    }
}
