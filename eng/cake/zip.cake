using System.IO.Compression;

/// <summary>The deployment package: the same input gives the same bytes, so that an unchanged function is no change to deploy.</summary>
public static class DeploymentZip
{
    // The first moment that the format can express; a real time would change the hash with every build.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // rw-r--r-- of a regular file in the upper half, where Unix tools look for it: Lambda runs the function as another user.
    private const int Readable = unchecked((int)0x81A40000);

    // rwxr-xr-x: what the runtime starts.
    private const int Executable = unchecked((int)0x81ED0000);

    public static string Write(DirectoryPath from, FilePath to, Func<string, bool> isExecutable)
    {
        var root = new System.IO.DirectoryInfo(from.FullPath);
        var files = root.GetFiles("*", System.IO.SearchOption.AllDirectories)
            .Select(file => (file.FullName, Name: System.IO.Path.GetRelativePath(root.FullName, file.FullName).Replace('\\', '/')))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToList();

        System.IO.Directory.CreateDirectory(to.GetDirectory().FullPath);
        var unfinished = to.FullPath + ".new";
        using (var stream = System.IO.File.Create(unfinished))
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (path, name) in files)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
                entry.LastWriteTime = Epoch;
                entry.ExternalAttributes = isExecutable(name) ? Executable : Readable;
                using var source = System.IO.File.OpenRead(path);
                using var target = entry.Open();
                source.CopyTo(target);
            }
        }

        System.IO.File.Move(unfinished, to.FullPath, overwrite: true);
        return Hash(to);
    }

    public static string Hash(FilePath zip)
    {
        using var written = System.IO.File.OpenRead(zip.FullPath);
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(written));
    }
}
