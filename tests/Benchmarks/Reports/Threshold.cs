namespace WhatsAppReplies.Benchmarks.Reports;

/// <summary>Threshold of a measured figure, and whether the figure keeps it.</summary>
/// <param name="Sentence">What should hold.</param>
/// <param name="Measured">What was found.</param>
/// <param name="Most">The largest value at which it holds.</param>
/// <param name="Least">The smallest one.</param>
internal sealed record Threshold(string Sentence, Figure Measured, double Most, double Least = double.MinValue)
{
    public bool Holds => Measured.Median >= Least && Measured.Median <= Most;
}
