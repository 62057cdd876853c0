namespace WhatsAppReplies.Local.Cloud;

/// <summary>Where the repository stands on this machine.</summary>
internal static class Repository
{
    private const string Marker = "WhatsAppReplies.slnx";

    private static readonly Lazy<string> Found = new(Find);

    public static string Root => Found.Value;

    public static string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>The function's zip: the one that is named, or the one that the build makes.</summary>
    public static string Zip(string? named) => named is null ? Path.Combine(Artifacts, "whatsapp-replies.zip") : Path.GetFullPath(named);

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, Marker)))
            {
                return directory.FullName;
            }
        }

        throw new ProblemException($"{AppContext.BaseDirectory} is not inside the repository: no {Marker} in any folder above it.");
    }
}
