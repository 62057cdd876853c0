namespace WhatsAppReplies.Shared.Telemetry;

/// <summary>Metrics of a trigger. What did not happen is left out where a zero would spoil an average.</summary>
internal static class MetricValues
{
    private const string Count = "Count";
    private const string Milliseconds = "Milliseconds";

    public static IReadOnlyList<MetricValue> Of(TurnSummary summary)
    {
        List<MetricValue> metrics =
        [
            new(Contract.Telemetry.OutcomePrefix + summary.Outcome, Count, 1),
            new(Contract.Telemetry.Replies, Count, summary.Replies),
            new(Contract.Telemetry.Fragments, Count, summary.Fragments),
            new(Contract.Telemetry.Parts, Count, summary.Parts),
            new(Contract.Telemetry.ResumedTurns, Count, summary.ResumedTurns),
            new(Contract.Telemetry.UnknownSendsFound, Count, summary.UnknownSendsFound),
            new(Contract.Telemetry.UnknownSendsResent, Count, summary.UnknownSendsResent),
            new(Contract.Telemetry.TurnDurationMs, Milliseconds, Math.Round(summary.Total.TotalMilliseconds, 1)),
        ];

        foreach (var (step, duration) in summary.Steps)
        {
            var name = step switch { "model" => Contract.Telemetry.ModelDurationMs, "send" => Contract.Telemetry.SendDurationMs, _ => null };
            if (name is not null)
                metrics.Add(new(name, Milliseconds, Math.Round(duration.TotalMilliseconds, 1)));
        }

        if (summary.PromptTokens > 0 || summary.CompletionTokens > 0)
        {
            metrics.Add(new(Contract.Telemetry.PromptTokens, Count, summary.PromptTokens));
            metrics.Add(new(Contract.Telemetry.CompletionTokens, Count, summary.CompletionTokens));
        }

        if (summary.CostDollars is { } cost)
            metrics.Add(new(Contract.Telemetry.CostDollars, "None", (double)cost));

        return metrics;
    }
}

/// <param name="Name">As in <see cref="Contract.Telemetry"/>.</param>
/// <param name="Unit">One of CloudWatch's units.</param>
/// <param name="Value">What is counted or measured.</param>
internal readonly record struct MetricValue(string Name, string Unit, double Value);
