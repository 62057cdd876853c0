using System.Text.Json;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;

/// <summary>
/// The embedded metric format: an event that is exactly one JSON object with <c>_aws.CloudWatchMetrics</c>. What does not
/// keep to the format yields no metric, as in CloudWatch, where nobody is told.
/// </summary>
internal static class EmbeddedMetrics
{
    private const int MaximumMetrics = 100;
    private const int MaximumDimensions = 30;

    public static void Extract(LogEvent logged, MetricStore metrics)
    {
        // Nearly every line is something else: no parsing for those.
        if (logged.Message is not ['{', .., '}'] || !logged.Message.Contains("\"CloudWatchMetrics\"", StringComparison.Ordinal)) return;
        try
        {
            using var json = JsonDocument.Parse(logged.Message);
            foreach (var datum in Read(json.RootElement)) metrics.Put(datum);
        }
        catch (JsonException)
        {
            // Not one JSON object: an ordinary log event.
        }
    }

    private static List<MetricDatum> Read(JsonElement root)
    {
        if (Member(root, "_aws", JsonValueKind.Object) is not { } meta
            || Member(meta, "Timestamp", JsonValueKind.Number) is not { } timestamp || !timestamp.TryGetInt64(out var milliseconds)
            || Member(meta, "CloudWatchMetrics", JsonValueKind.Array) is not { } directives)
        {
            return [];
        }

        var at = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return [.. directives.EnumerateArray().SelectMany(directive => ReadDirective(root, directive, at))];
    }

    private static IEnumerable<MetricDatum> ReadDirective(JsonElement root, JsonElement directive, DateTimeOffset at)
    {
        if (Member(directive, "Namespace", JsonValueKind.String)?.GetString() is not { } ns
            || Member(directive, "Metrics", JsonValueKind.Array) is not { } metrics || metrics.GetArrayLength() > MaximumMetrics
            || Member(directive, "Dimensions", JsonValueKind.Array) is not { } sets)
        {
            yield break;
        }

        foreach (var dimensions in sets.EnumerateArray().Select(set => Dimensions(root, set)).OfType<Dictionary<string, string>>())
        {
            foreach (var metric in metrics.EnumerateArray())
            {
                if (Member(metric, "Name", JsonValueKind.String)?.GetString() is not { } name || !root.TryGetProperty(name, out var value)) continue;
                var unit = Member(metric, "Unit", JsonValueKind.String)?.GetString() ?? "None";
                foreach (var number in Numbers(value)) yield return new MetricDatum(new MetricId(ns, name, dimensions), number, at, unit);
            }
        }
    }

    private static Dictionary<string, string>? Dimensions(JsonElement root, JsonElement set)
    {
        if (set.ValueKind != JsonValueKind.Array || set.GetArrayLength() > MaximumDimensions) return null;
        var dimensions = new Dictionary<string, string>();
        foreach (var name in set.EnumerateArray())
        {
            if (name.ValueKind != JsonValueKind.String || Member(root, name.GetString()!, JsonValueKind.String) is not { } value) return null;
            dimensions[name.GetString()!] = value.GetString()!;
        }

        return dimensions;
    }

    private static IEnumerable<double> Numbers(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => [value.GetDouble()],
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number) =>
            [.. value.EnumerateArray().Select(item => item.GetDouble())],
        _ => [],
    };

    private static JsonElement? Member(JsonElement element, string name, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : null;
}
