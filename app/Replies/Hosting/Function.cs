using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Amazon.SQS;
using WhatsAppReplies.Replies.Triggers;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Replies.Hosting;

/// <summary>The handler. Every record of a batch is failed until it is proved done; the records run side by side.</summary>
internal sealed class Function(FunctionServices services)
{
    /// <summary>Seldom enough to cost nothing, often enough that memory is level after the first hundreds of turns.</summary>
    private const int InvocationsBetweenTrims = 32;

    private int _invocations;

    public async Task<SQSBatchResponse> HandleAsync(SQSEvent batch, ILambdaContext context)
    {
        if (Interlocked.Increment(ref _invocations) % InvocationsBetweenTrims == 0)
            _ = Task.Run(NativeHeap.Trim);

        var records = batch.Records ?? [];
        var time = new SteadyTime(services.Turns.Time);
        var invocation = services with { Turns = services.Turns with { Time = time } };
        var deadline = time.GetUtcNow() + context.RemainingTime;
        var log = services.Log.With(LogField.Of("requestId", context.AwsRequestId));

        var work = new Task<bool>[records.Count];
        for (var index = 0; index < work.Length; index++)
            work[index] = ProveAsync(invocation, Delivery.Of(records[index]), deadline, log);
        var done = await Task.WhenAll(work);

        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        for (var index = 0; index < done.Length; index++)
        {
            // guard: A record is failed until it is proved done
            if (!done[index])
                failures.Add(new() { ItemIdentifier = records[index].MessageId });
        }

        return new SQSBatchResponse(failures);
    }

    /// <summary>An exception is no proof, and must not take the other records with it.</summary>
    private static async Task<bool> ProveAsync(FunctionServices services, Delivery delivery, DateTimeOffset deadline, ILog log)
    {
        try
        {
            return await new RecordWorker(services, delivery, deadline, log).RunAsync();
        }
        catch (Exception exception)
        {
            log.Write(Severity.Critical, "A record failed because of a defect", ExceptionFields.Of(exception));
            return false;
        }
    }
}

/// <summary>What the handler works with: the turn's services, the queue, and where it reports.</summary>
internal sealed record FunctionServices
{
    public required TurnServices Turns { get; init; }

    public required IAmazonSQS Sqs { get; init; }

    public required ILog Log { get; init; }

    public required ITurnMetrics Metrics { get; init; }
}
