namespace WhatsAppReplies.Benchmarks.Reports;

/// <param name="Sentence">What should hold.</param>
/// <param name="Measured">What was found.</param>
/// <param name="Most">The largest value at which it holds.</param>
internal sealed record Verdict(string Sentence, Figure Measured, double Most)
{
    public bool Holds => Measured.Median <= Most;
}
