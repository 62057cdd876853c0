namespace WhatsAppReplies.Benchmarks.Reports;

/// <summary>One measured value: the median of its runs and their range.</summary>
internal sealed record Figure(string Unit, double Median, double Least, double Most, int Runs)
{
    public static Figure Of(string unit, IReadOnlyCollection<double> samples)
    {
        ArgumentOutOfRangeException.ThrowIfZero(samples.Count);
        return new Figure(unit, Statistics.Percentile(samples, 50), samples.Min(), samples.Max(), samples.Count);
    }

    /// <summary>What is counted or calculated and has no range.</summary>
    public static Figure Exactly(string unit, double value) => new(unit, value, value, value, 1);
}
