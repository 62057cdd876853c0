using System.Globalization;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

/// <summary>Processes of functions that run from a folder, as the kernel counts them.</summary>
internal static class FunctionProcesses
{
    private const string Peak = "VmHWM:";

    /// <summary>The most that any of them has held in memory.</summary>
    public static long PeakKilobytes(string folder) => Directory.EnumerateDirectories("/proc")
        .Where(process => int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .Select(process => RunsFrom(process, folder) ? PeakOf(process) : 0)
        .DefaultIfEmpty()
        .Max();

    private static bool RunsFrom(string process, string folder)
    {
        try
        {
            return File.ResolveLinkTarget(Path.Combine(process, "exe"), returnFinalTarget: false) is { } file
                && file.FullName.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is somebody else's.
            return false;
        }
    }

    private static long PeakOf(string process)
    {
        var line = File.ReadLines(Path.Combine(process, "status")).First(line => line.StartsWith(Peak, StringComparison.Ordinal));
        return long.Parse(line[Peak.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
    }
}
