using WhatsAppReplies.Infra.Naming;

namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>The metrics of each graph, in CloudWatch's notation: namespace, name, dimension, value.</summary>
internal sealed class DashboardMetrics(ResourceNames names, string function, string triggers, string deadLetters)
{
    public IEnumerable<object[]> TriggersAndReplies => [Queue("NumberOfMessagesSent", triggers), Own(Contract.Telemetry.Replies)];

    /// <summary>A search, because every kind of outcome is a metric of its own and a new kind should show by itself.</summary>
    public IEnumerable<object[]> Outcomes =>
    [
        [
            new
            {
                expression = $"SEARCH('{{{Contract.Telemetry.Namespace},{Contract.Telemetry.FunctionDimension}}} "
                    + $"{Contract.Telemetry.FunctionDimension}=\"{function}\" MetricName={Contract.Telemetry.OutcomePrefix}', 'Sum', 300)",
                id = "outcomes",
            },
        ],
    ];

    public IEnumerable<object[]> Queues =>
    [
        Queue("ApproximateNumberOfMessagesVisible", triggers),
        Queue("ApproximateNumberOfMessagesNotVisible", triggers),
        Queue("ApproximateNumberOfMessagesVisible", deadLetters),
    ];

    public IEnumerable<object[]> Age => [Queue("ApproximateAgeOfOldestMessage", triggers)];

    public IEnumerable<object[]> Failures => [[names.Replies.LogMetrics, Contract.Telemetry.Critical], Lambda("Errors"), Lambda("Throttles")];

    public IEnumerable<object[]> Recoveries =>
        [Own(Contract.Telemetry.ResumedTurns), Own(Contract.Telemetry.UnknownSendsFound), Own(Contract.Telemetry.UnknownSendsResent)];

    public IEnumerable<object[]> Durations =>
        [Own(Contract.Telemetry.TurnDurationMs), Own(Contract.Telemetry.ModelDurationMs), Own(Contract.Telemetry.SendDurationMs)];

    public IEnumerable<object[]> Cost => [Own(Contract.Telemetry.CostDollars)];

    public IEnumerable<object[]> Pauses =>
    [
        [Contract.Telemetry.Namespace, Contract.Telemetry.Pauses, Contract.Telemetry.FunctionDimension, names.Pause.Function],
        ["AWS/Lambda", "Errors", "FunctionName", names.Pause.Function],
    ];

    public IEnumerable<object[]> Tokens => [Own(Contract.Telemetry.PromptTokens), Own(Contract.Telemetry.CompletionTokens)];

    public IEnumerable<object[]> Concurrency => [Lambda("ConcurrentExecutions")];

    private object[] Own(string metric) => [Contract.Telemetry.Namespace, metric, Contract.Telemetry.FunctionDimension, function];

    private object[] Lambda(string metric) => ["AWS/Lambda", metric, "FunctionName", function];

    private static object[] Queue(string metric, string queue) => ["AWS/SQS", metric, "QueueName", queue];
}
