using System.Diagnostics;
using System.Globalization;

namespace WhatsAppReplies.Local.Lambda.Processes;

/// <summary>Zero for both: the process is gone.</summary>
internal readonly record struct ResidentMemory(long Bytes, long PeakBytes)
{
    public static ResidentMemory Of(Process process)
    {
        try
        {
            if (OperatingSystem.IsLinux()) return OfStatus(File.ReadLines($"/proc/{process.Id}/status"));
            process.Refresh();
            return new ResidentMemory(process.WorkingSet64, process.PeakWorkingSet64);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            return default;
        }
    }

    private static ResidentMemory OfStatus(IEnumerable<string> lines)
    {
        long now = 0, peak = 0;
        foreach (var line in lines)
        {
            if (line.StartsWith("VmRSS:", StringComparison.Ordinal)) now = Kilobytes(line);
            if (line.StartsWith("VmHWM:", StringComparison.Ordinal)) peak = Kilobytes(line);
        }

        return new ResidentMemory(now * 1024, peak * 1024);
    }

    private static long Kilobytes(string line) =>
        long.Parse(line.AsSpan(6).Trim().TrimEnd("kB").Trim(), NumberStyles.None, CultureInfo.InvariantCulture);
}
