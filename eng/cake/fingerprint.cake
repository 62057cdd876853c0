/// <summary>All that a package is made of, by content: the same fingerprint, the same bytes.</summary>
public static class Fingerprint
{
    private static readonly string[] Folders = ["app", "eng/standins"];

    private static readonly string[] Files =
    [
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", ".standins.props", ".editorconfig",
        "eng/cake/package.cake", "eng/cake/zip.cake",
    ];

    /// <param name="root">Of the repository.</param>
    /// <param name="others">What is no file: versions of tools, and what is made.</param>
    public static string Of(string root, IEnumerable<string> others)
    {
        var files = Folders.Select(folder => System.IO.Path.Combine(root, folder)).Where(System.IO.Directory.Exists)
            .SelectMany(folder => System.IO.Directory.EnumerateFiles(folder, "*", System.IO.SearchOption.AllDirectories))
            .Concat(Files.Select(file => System.IO.Path.Combine(root, file)).Where(System.IO.File.Exists))
            .Select(file => (Path: file, Name: System.IO.Path.GetRelativePath(root, file).Replace('\\', '/')))
            .Where(file => !file.Name.Split('/').Any(part => part is "bin" or "obj"))
            .OrderBy(file => file.Name, StringComparer.Ordinal);

        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        foreach (var line in others) Append(hash, System.Text.Encoding.UTF8.GetBytes(line));
        foreach (var file in files)
        {
            Append(hash, System.Text.Encoding.UTF8.GetBytes(file.Name));
            Append(hash, System.IO.File.ReadAllBytes(file.Path));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // With its length before it, so that what moves from one part to the next is a change.
    private static void Append(System.Security.Cryptography.IncrementalHash hash, byte[] part)
    {
        hash.AppendData(BitConverter.GetBytes(part.Length));
        hash.AppendData(part);
    }
}
