using System.IO.Compression;

namespace WhatsAppReplies.Local.Tests.Lambda;

/// <summary>The probe function as a deployment package.</summary>
internal static class ProbeZip
{
    public const string Handler = "ProbeFunction";

    private static readonly string[] Files = ["ProbeFunction.dll", "ProbeFunction.runtimeconfig.json", "ProbeFunction.deps.json"];

    public static string Write(string directory)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var built = Path.Combine(here.Parent!.Parent!.FullName, "ProbeFunction", here.Name);
        var path = Path.Combine(Directory.CreateDirectory(directory).FullName, "probe.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var file in Files) zip.CreateEntryFromFile(Path.Combine(built, file), file);
        return path;
    }
}
