namespace WhatsAppReplies.Benchmarks.Sections;

/// <summary>
/// What Lambda makes of a memory setting. The processor's share grows with it: at 1,769 MB a function has one vCPU (AWS, "Configure Lambda function memory").
/// </summary>
internal sealed record MemorySetting(int Megabytes)
{
    /// <summary>
    /// What is not in the measurement has to fit too: TLS, published packages in place of stand-ins, Lambda's own processes, and what nobody thought of.
    /// </summary>
    public const double LeastFree = 0.5;

    private const double MegabytesOfOneProcessor = 1_769;

    // Lambda ends an init after ten seconds; half of them are left for a slow day.
    private const double MostInitMs = 5_000;
    private const double BytesOfMegabyte = 1024 * 1024;

    public static IReadOnlyList<MemorySetting> Candidates { get; } = [new(128), new(256), new(512), new(1_024), new(1_769)];

    public double Share => Math.Min(1, Megabytes / MegabytesOfOneProcessor);

    public double Gigabytes => Megabytes / 1_024.0;

    /// <summary>CPU time is stretched by the share, waiting is not; what two processors did side by side is done one after the other.</summary>
    public double Stretched(double milliseconds, double cpuMs) => Math.Max(0, milliseconds - cpuMs) + (cpuMs / Share);

    public double Free(double peakMegabytes) => 1 - (peakMegabytes * 1e6 / (Megabytes * BytesOfMegabyte));

    public bool IsSafe(double peakMegabytes, double initCpuMs) => Free(peakMegabytes) >= LeastFree && initCpuMs / Share <= MostInitMs;
}
