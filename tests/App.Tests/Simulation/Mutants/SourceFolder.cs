namespace App.Tests.Simulation.Mutants;

/// <summary>The work tree that these tests were built from.</summary>
internal static class SourceFolder
{
    private const string Solution = "WhatsAppReplies.slnx";

    public static string Root { get; } = Find();

    public static string App => Path.Combine(Root, "app");

    public static string Artifacts => Path.Combine(Root, "artifacts", "tests");

    /// <summary>A table of a test run that people read.</summary>
    public static void Publish(string name, string text)
    {
        Directory.CreateDirectory(Artifacts);
        File.WriteAllText(Path.Combine(Artifacts, name), text);
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
                return folder.FullName;
        }

        throw new InvalidOperationException($"{Solution} is in no folder above {AppContext.BaseDirectory}.");
    }
}
