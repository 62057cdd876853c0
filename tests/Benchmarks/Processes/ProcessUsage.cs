using System.Globalization;

namespace WhatsAppReplies.Benchmarks.Processes;

/// <summary>What a process has used so far, as the kernel counts it.</summary>
internal readonly record struct ProcessUsage(TimeSpan Cpu, long ResidentBytes, long PeakResidentBytes)
{
    // sysconf(_SC_CLK_TCK) is 100 on every Linux that .NET runs on.
    private const int TicksInSecond = 100;

    public static ProcessUsage Of(int processId)
    {
        // The second field is the program's name in brackets, which may hold anything.
        var fields = File.ReadAllText($"/proc/{processId}/stat").Split(") ")[^1].Split(' ');
        var ticks = Number(fields[11]) + Number(fields[12]);
        var status = File.ReadLines($"/proc/{processId}/status").ToList();
        return new ProcessUsage(TimeSpan.FromSeconds((double)ticks / TicksInSecond), Kilobytes(status, "VmRSS:"), Kilobytes(status, "VmHWM:"));
    }

    private static long Kilobytes(IEnumerable<string> status, string name) =>
        Number(status.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2]) * 1024;

    private static long Number(string text) => long.Parse(text.AsSpan().Trim(), CultureInfo.InvariantCulture);
}
