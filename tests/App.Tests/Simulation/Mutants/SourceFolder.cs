namespace App.Tests.Simulation.Mutants;

/// <summary>The work tree that these tests were built from.</summary>
internal static class SourceFolder
{
    private const string Solution = "WhatsAppReplies.slnx";

    public static string Root { get; } = Find();

    public static string App => Path.Combine(Root, "app");

    /// <summary>Every C# file that a person wrote, by its name in the work tree.</summary>
    public static IEnumerable<string> OfTheRepository() => new[] { "app", "eng", "infra", "local", "ops", "tests" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(name => !name.Split('/').Any(folder => folder is "obj" or "bin" or "Generated"));

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
