/// <summary>Whether what was built is newer than all that it is built from.</summary>
public static class Freshness
{
    public static bool IsUpToDate(FilePath built, IEnumerable<string> sources)
    {
        if (!System.IO.File.Exists(built.FullPath)) return false;
        var builtAt = System.IO.File.GetLastWriteTimeUtc(built.FullPath);
        return sources.SelectMany(Files).All(file => System.IO.File.GetLastWriteTimeUtc(file) <= builtAt);
    }

    // A directory's own time tells of files that were added or removed.
    private static IEnumerable<string> Files(string source) => System.IO.Directory.Exists(source)
        ? System.IO.Directory.EnumerateFileSystemEntries(source, "*", System.IO.SearchOption.AllDirectories).Append(source)
        : [source];
}
