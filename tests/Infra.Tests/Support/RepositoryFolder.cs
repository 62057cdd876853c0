namespace WhatsAppReplies.Infra.Tests.Support;

internal static class RepositoryFolder
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("The tests do not run inside the repository.")
        : System.IO.File.Exists(Path.Combine(folder.FullName, "Pulumi.yaml")) ? folder.FullName
        : Find(folder.Parent);
}
