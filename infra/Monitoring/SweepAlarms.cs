using WhatsAppReplies.Infra.Webhooks;

namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>The sweep makes up for webhooks that fail: whether it runs, and whether it has to work all the time.</summary>
internal static class SweepAlarms
{
    private const int InARow = 3;

    public static IEnumerable<AlarmDefinition> Of(StackContext stack, Inbound inbound)
    {
        var function = inbound.Function.Function.Name;
        var findings = Watched.Own(function, Contract.Telemetry.SweepFindings);
        (findings.Period, findings.EvaluationPeriods) = (Watched.OneMinute, InARow);
        yield return new AlarmDefinition(
            "sweep-findings",
            $"The sweep found something {InARow} times in a row: webhooks fail or do not come, and customers wait minutes longer than they should.",
            $"compare the address in Twilio's console with the output webhookUrl, and read the warnings in {stack.Names.Inbound.LogGroup}: "
            + "they say whether triggers or whole messages were missing.",
            findings);

        var missing = Watched.Own(function, Contract.Telemetry.Sweeps);
        missing.EvaluationPeriods = 2;
        missing.ComparisonOperator = "LessThanThreshold";
        missing.Threshold = 1;
        // The one metric whose silence is the fault.
        missing.TreatMissingData = "breaching";
        yield return new AlarmDefinition(
            "sweep-missing",
            "No sweep has come to its end for ten minutes: a message whose webhook failed is not found any more.",
            $"see whether the rule {stack.Names.Sweep} is enabled, then read the records of level ERROR in {stack.Names.Inbound.LogGroup}.",
            missing);
    }
}
