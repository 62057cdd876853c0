using System.Globalization;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Logs;

/// <summary>What AWS refuses of a metric transformation, and what this machine does not understand of one.</summary>
internal static class MetricFilterRules
{
    /// <returns>What a match counts.</returns>
    public static double Value(MetricFilterDefinition definition)
    {
        if (definition.Namespace.StartsWith("AWS/", StringComparison.Ordinal))
            throw Refuse(definition, $"the namespace '{definition.Namespace}' is reserved: AWS/ is for AWS's own metrics");

        return double.TryParse(definition.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Refuse(definition, $"the metric value is '{definition.Value}'; this machine understands only a number");
    }

    private static CloudWatchException Refuse(MetricFilterDefinition definition, string why) =>
        new(CloudWatchException.InvalidParameter, $"Invalid metric transformation of {definition.Name}: {why}");
}
