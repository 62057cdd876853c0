using System.IO.Compression;

namespace WhatsAppReplies.Local.Cloud.Lambda.Packages;

/// <summary>
/// The unpacked zip, read-only: one for all environments of a function's version. Files keep the read and execute bits of
/// the zip, because a file that the zip does not let others read cannot be read on Lambda either.
/// </summary>
internal sealed class TaskRoot : IDisposable
{
    private const UnixFileMode ReadOnlyDirectory =
        UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    private const UnixFileMode Everyone = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode ReadAndExecute = ReadOnlyDirectory;

    private TaskRoot(string path) => Path = path;

    public string Path { get; }

    public static TaskRoot Unpack(string zipPath, string directory)
    {
        var root = new TaskRoot(Directory.CreateDirectory(directory).FullName);
        using var zip = DeploymentPackage.Open(zipPath);
        foreach (var entry in zip.Entries) root.Unpack(entry);
        foreach (var folder in Directory.EnumerateDirectories(root.Path, "*", SearchOption.AllDirectories).Append(root.Path))
            SetMode(folder, ReadOnlyDirectory);
        return root;
    }

    public bool Has(string file) => File.Exists(System.IO.Path.Combine(Path, file));

    public void Dispose()
    {
        if (!Directory.Exists(Path)) return;
        foreach (var folder in Directory.EnumerateDirectories(Path, "*", SearchOption.AllDirectories).Append(Path))
            SetMode(folder, ReadOnlyDirectory | UnixFileMode.UserWrite);
        Directory.Delete(Path, recursive: true);
    }

    private void Unpack(ZipArchiveEntry entry)
    {
        var target = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, entry.FullName));
        if (!target.StartsWith(Path + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new LambdaException(LambdaException.InvalidParameter, $"The deployment package has an entry outside of its root: {entry.FullName}");

        if (entry.FullName.EndsWith('/'))
        {
            Directory.CreateDirectory(target);
            return;
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        entry.ExtractToFile(target);
        SetMode(target, Mode(entry));
    }

    // Windows has no such modes; nothing of this machine's Lambda runs there.
    private static void SetMode(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("Functions run on Linux and macOS.");
        File.SetUnixFileMode(path, mode);
    }

    // A zip without Unix modes (made elsewhere) has zero there.
    private static UnixFileMode Mode(ZipArchiveEntry entry)
    {
        var declared = (UnixFileMode)((entry.ExternalAttributes >> 16) & 0x1FF);
        return declared == UnixFileMode.None ? Everyone : declared & ReadAndExecute;
    }
}
