using Amazon.SQS;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Replies.Hosting;

/// <summary>What the handler works with: the turn's services, the queue, and where it reports.</summary>
internal sealed record FunctionServices
{
    public required TurnServices Turns { get; init; }

    public required IAmazonSQS Sqs { get; init; }

    public required ILog Log { get; init; }

    public required ITurnMetrics Metrics { get; init; }
}
