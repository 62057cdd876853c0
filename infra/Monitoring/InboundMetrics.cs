using WhatsAppReplies.Infra.Naming;

namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>The metrics of each graph of the inbound function, in CloudWatch's notation.</summary>
internal sealed class InboundMetrics(ResourceNames names, string function)
{
    public IEnumerable<object[]> Webhooks =>
        [Own(Contract.Telemetry.Webhooks), Own(Contract.Telemetry.StagedMessages), Own(Contract.Telemetry.NewConversations)];

    public IEnumerable<object[]> NotTaken =>
        [Own(Contract.Telemetry.RefusedSignatures), Own(Contract.Telemetry.UnknownCustomers), Own(Contract.Telemetry.FailedWebhooks)];

    public IEnumerable<object[]> Failures =>
        [[names.Inbound.LogMetrics, Contract.Telemetry.Critical], Lambda("Errors"), Lambda("Throttles"), Lambda("Url5xxCount"), Lambda("Url4xxCount")];

    public IEnumerable<object[]> Duration => [Own(Contract.Telemetry.WebhookDurationMs), Lambda("UrlRequestLatency")];

    public IEnumerable<object[]> Concurrency => [Lambda("ConcurrentExecutions")];

    public IEnumerable<object[]> Sweeps => [Own(Contract.Telemetry.Sweeps), Own(Contract.Telemetry.SweepFailures)];

    public IEnumerable<object[]> Findings =>
        [Own(Contract.Telemetry.SweepTriggers), Own(Contract.Telemetry.SweepStaged), Own(Contract.Telemetry.StagedWithoutRecord)];

    /// <summary>A search, because every code is a metric of its own and nobody knows which will come.</summary>
    public IEnumerable<object[]> Undelivered =>
    [
        [
            new
            {
                expression = $"SEARCH('{{{Contract.Telemetry.Namespace},{Contract.Telemetry.FunctionDimension},{Contract.Telemetry.ErrorCodeDimension}}} "
                    + $"{Contract.Telemetry.FunctionDimension}=\"{function}\" MetricName=\"{Contract.Telemetry.UndeliveredMessages}\"', 'Sum', 300)",
                id = "undelivered",
            },
        ],
    ];

    private object[] Own(string metric) => [Contract.Telemetry.Namespace, metric, Contract.Telemetry.FunctionDimension, function];

    private object[] Lambda(string metric) => ["AWS/Lambda", metric, "FunctionName", function];
}
