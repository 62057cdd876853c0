namespace WhatsAppReplies.Infra.Tests.Support;

/// <summary>
/// The build script as it was compiled for this run. A copy of the repository gets it too: the build tool finds it by the script's content, and compiles
/// by itself what differs.
/// </summary>
internal static class CompiledScript
{
    private const string Folder = "artifacts/cake/cache";

    public static void CopyTo(string root)
    {
        var compiled = new DirectoryInfo(RepositoryFolder.File(Folder));
        if (!compiled.Exists)
            return;

        var folder = Directory.CreateDirectory(Path.Combine(root, Folder));
        foreach (var file in compiled.EnumerateFiles("*.dll"))
            file.CopyTo(Path.Combine(folder.FullName, file.Name));
    }
}
