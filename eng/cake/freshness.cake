/// <summary>
/// Whether a program was built from exactly these sources. Contents are compared, not time stamps: a file that came by mv, cp -p or a checkout
/// may be older than the build and new to it.
/// </summary>
public static class Freshness
{
    /// <param name="built">What is asked for.</param>
    /// <param name="stamp">Where it is remembered.</param>
    /// <param name="sources">Their hash.</param>
    public static bool IsUpToDate(FilePath built, FilePath stamp, string sources) =>
        System.IO.File.Exists(built.FullPath) && System.IO.File.Exists(stamp.FullPath) && System.IO.File.ReadAllText(stamp.FullPath) == Stamp(built, sources);

    /// <param name="built">What somebody else may build once more, from other sources: the stamp is of its own assemblies too.</param>
    /// <param name="stamp">Where it is remembered.</param>
    /// <param name="sources">Their hash before the build.</param>
    public static void Remember(FilePath built, FilePath stamp, string sources)
    {
        System.IO.Directory.CreateDirectory(stamp.GetDirectory().FullPath);
        System.IO.File.WriteAllText(stamp.FullPath, Stamp(built, sources));
    }

    private static string Stamp(FilePath built, string sources)
    {
        var folder = new System.IO.DirectoryInfo(built.GetDirectory().FullPath);
        var own = folder.Exists ? folder.EnumerateFiles("WhatsAppReplies*.dll").Select(file => file.FullName) : [];
        return $"{sources} {Hash(own.Append(built.FullPath).Distinct())}";
    }

    /// <summary>To be taken before the build: what is saved meanwhile is not in it.</summary>
    public static string Hash(IEnumerable<string> sources)
    {
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        foreach (var file in sources.SelectMany(Files).Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(file + "\n"));
            hash.AppendData(System.Security.Cryptography.SHA256.HashData(System.IO.File.ReadAllBytes(file)));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static IEnumerable<string> Files(string source) =>
        System.IO.Directory.Exists(source) ? System.IO.Directory.EnumerateFiles(source, "*", System.IO.SearchOption.AllDirectories).Where(IsCompiled)
        : System.IO.File.Exists(source) ? [source]
        : [];

    // Data, such as the assistants and the accepted plans, is read where it stands.
    private static bool IsCompiled(string file) => System.IO.Path.GetExtension(file) is ".cs" or ".csproj";
}
