using Amazon.DynamoDBv2;
using Amazon.SQS;
using WhatsAppReplies.Inbound.Sweep;
using WhatsAppReplies.Shared.Secrets;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Inbound.Hosting;

/// <summary>Services of the inbound function.</summary>
internal sealed record InboundServices
{
    public required InboundSettings Settings { get; init; }

    public required IAmazonDynamoDB Dynamo { get; init; }

    public required IAmazonSQS Sqs { get; init; }

    public required ISecrets<TwilioCredentials> Secrets { get; init; }

    public required IInbox Inbox { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILog Log { get; init; }

    public required MetricLines Metrics { get; init; }

    public SweepOptions Sweep { get; init; } = new();
}
