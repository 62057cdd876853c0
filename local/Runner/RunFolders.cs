using System.Globalization;

namespace WhatsAppReplies.Local.Runner;

/// <summary>Each run has a folder of its own, so that several can run at once; of the old ones the newest few are kept.</summary>
internal sealed class RunFolders(string root, TimeProvider time)
{
    public string ReportPath => Path.Combine(root, "report.json");

    public string PagePath => Path.Combine(root, "report.html");

    public string New(int keep)
    {
        var runs = Path.Combine(root, "runs");
        var name = $"{time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{Environment.ProcessId}";
        var created = Directory.CreateDirectory(Path.Combine(runs, name)).FullName;
        foreach (var old in Directory.GetDirectories(runs).OrderDescending(StringComparer.Ordinal).Skip(keep).Where(IsOver))
        {
            Directory.Delete(old, recursive: true);
        }

        return created;
    }

    /// <summary>A run that is still going keeps its folder, whatever its age.</summary>
    private static bool IsOver(string folder) =>
        !int.TryParse(folder.Split('-')[^1], CultureInfo.InvariantCulture, out var process) || !Directory.Exists($"/proc/{process}");
}
