using System.Globalization;
using System.Runtime.InteropServices;
using WhatsAppReplies.Benchmarks.Processes;

namespace WhatsAppReplies.Benchmarks.Reports;

/// <summary>Machine and versions, which a reader needs to compare the figures with their own.</summary>
internal static class MachineFacts
{
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken cancellationToken) => new Dictionary<string, string>
    {
        ["Processor"] = $"{Processor()}, {Environment.ProcessorCount} cores",
        ["Memory"] = string.Create(CultureInfo.InvariantCulture, $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB"),
        ["System"] = $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
        [".NET"] = $"{Environment.Version}, SDK {await FirstLineAsync("dotnet", "--version", cancellationToken)}",
        ["Node.js"] = await FirstLineAsync("node", "--version", cancellationToken),
        ["Commit"] = await FirstLineAsync("git", "rev-parse --short HEAD", cancellationToken)
            + (await Tools.RunAsync("git", ["status", "--porcelain"], cancellationToken) is "" ? "" : " with changes"),
    };

    private static string Processor() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[^1].Trim() ?? "unknown"
        : "unknown";

    private static async Task<string> FirstLineAsync(string tool, string arguments, CancellationToken cancellationToken) =>
        (await Tools.RunAsync(tool, arguments.Split(' '), cancellationToken)).Split('\n')[0].Trim();
}
