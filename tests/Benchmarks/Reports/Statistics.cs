namespace WhatsAppReplies.Benchmarks.Reports;

internal static class Statistics
{
    /// <summary>Between the two nearest samples, in proportion.</summary>
    public static double Percentile(IReadOnlyCollection<double> samples, double percent)
    {
        var sorted = samples.Order().ToArray();
        var position = percent / 100 * (sorted.Length - 1);
        var (below, above) = (sorted[(int)Math.Floor(position)], sorted[(int)Math.Ceiling(position)]);
        return below + ((above - below) * (position - Math.Floor(position)));
    }
}
