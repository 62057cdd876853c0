namespace WhatsAppReplies.Local.Cloud.Lambda.Environments;

/// <summary>An environment's own /tmp: whoever its process runs as can write there.</summary>
internal static class ScratchFolder
{
    private const UnixFileMode Everyone =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public static string Create(string path)
    {
        var folder = Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows()) folder.UnixFileMode = Everyone;
        return folder.FullName;
    }
}
