using System.Globalization;
using WhatsAppReplies.Local.CloudWatch.Patterns;

namespace WhatsAppReplies.Local.CloudWatch.Logs;

internal static class MetricFilterRules
{
    private const int MaximumDimensions = 3;

    public static void Check(MetricFilterDefinition definition, FilterPattern pattern)
    {
        if (definition.Namespace.StartsWith("AWS/", StringComparison.Ordinal))
            throw Refuse(definition, $"the namespace '{definition.Namespace}' is reserved: AWS/ is for AWS's own metrics");

        if (definition.Dimensions.Count > MaximumDimensions)
            throw Refuse(definition, $"{definition.Dimensions.Count} dimensions, where {MaximumDimensions} are allowed");

        if (definition.Dimensions.Count > 0 && definition.DefaultValue is not null)
            throw Refuse(definition, "a default value and dimensions exclude each other");

        var selects = !double.TryParse(definition.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        if (selects && !definition.Value.StartsWith("$.", StringComparison.Ordinal))
            throw Refuse(definition, $"the metric value '{definition.Value}' is neither a number nor a selector");

        if ((selects || definition.Dimensions.Count > 0) && pattern is not JsonPattern)
            throw Refuse(definition, "a selector needs a JSON pattern");
    }

    private static CloudWatchException Refuse(MetricFilterDefinition definition, string why) =>
        new(CloudWatchException.InvalidParameter, $"Invalid metric transformation of {definition.Name}: {why}");
}
