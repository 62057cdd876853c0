using System.Diagnostics;
using System.Globalization;

namespace WhatsAppReplies.Local.Cloud.Lambda.Processes;

/// <summary>Zero: the process is gone.</summary>
internal readonly record struct ResidentMemory(long PeakBytes)
{
    private const string HighWaterMark = "VmHWM:";

    public static ResidentMemory Of(Process process)
    {
        try
        {
            if (OperatingSystem.IsLinux()) return OfStatus(File.ReadLines($"/proc/{process.Id}/status"));
            process.Refresh();
            return new ResidentMemory(process.PeakWorkingSet64);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            return default;
        }
    }

    private static ResidentMemory OfStatus(IEnumerable<string> lines)
    {
        var peak = lines.FirstOrDefault(line => line.StartsWith(HighWaterMark, StringComparison.Ordinal));
        return peak is null ? default : new ResidentMemory(Kilobytes(peak) * 1024);
    }

    private static long Kilobytes(string line) =>
        long.Parse(line.AsSpan(HighWaterMark.Length).Trim().TrimEnd("kB").Trim(), NumberStyles.None, CultureInfo.InvariantCulture);
}
