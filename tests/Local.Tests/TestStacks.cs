namespace WhatsAppReplies.Local.Tests;

/// <summary>Stack files of the tests' own: those of the repository are changed by whoever configures them.</summary>
internal static class TestStacks
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Stacks");
}
