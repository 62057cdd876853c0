namespace WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;

internal sealed class Comparison
{
    private readonly Func<double, double, bool> _breaches;

    private Comparison(string words, Func<double, double, bool> breaches)
    {
        Words = words;
        _breaches = breaches;
    }

    /// <summary>As the reason of a state has it.</summary>
    public string Words { get; }

    public static Comparison Parse(string name) => name switch
    {
        "GreaterThanThreshold" => new("greater than", (value, threshold) => value > threshold),
        "GreaterThanOrEqualToThreshold" => new("greater than or equal to", (value, threshold) => value >= threshold),
        "LessThanThreshold" => new("less than", (value, threshold) => value < threshold),
        "LessThanOrEqualToThreshold" => new("less than or equal to", (value, threshold) => value <= threshold),
        _ => throw new CloudWatchException(CloudWatchException.Validation, $"'{name}' is not a comparison operator that is understood here"),
    };

    public bool Breaches(double value, double threshold) => _breaches(value, threshold);
}
