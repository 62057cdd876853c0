using System.Globalization;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;

/// <summary>What a period's values come to.</summary>
internal sealed class Statistic
{
    private readonly Func<IReadOnlyList<double>, double> _of;

    private Statistic(string name, Func<IReadOnlyList<double>, double> of)
    {
        Name = name;
        _of = of;
    }

    public string Name { get; }

    public static Statistic Parse(string name) => name switch
    {
        "Sum" => new(name, values => values.Sum()),
        "Average" => new(name, values => values.Average()),
        "Minimum" => new(name, values => values.Min()),
        "Maximum" => new(name, values => values.Max()),
        "SampleCount" => new(name, values => values.Count),
        _ when TryPercentile(name, out var percent) => new(name, values => Percentile(values, percent)),
        _ => throw new CloudWatchException(CloudWatchException.Validation, $"'{name}' is not a statistic"),
    };

    public double Of(IReadOnlyList<double> values) => _of(values);

    private static bool TryPercentile(string name, out double percent)
    {
        percent = 0;
        return name.StartsWith('p')
            && double.TryParse(name.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out percent)
            && percent is > 0 and <= 100;
    }

    // Nearest rank: CloudWatch's own percentile is an estimate from buckets, close to this.
    private static double Percentile(IReadOnlyList<double> values, double percent)
    {
        var ordered = values.Order().ToList();
        return ordered[Math.Max(0, (int)Math.Ceiling(percent / 100 * ordered.Count) - 1)];
    }
}
