/// <summary>
/// Lines that are longer than .editorconfig says. The build refuses those of code and a test the rest; this finds both where nothing is built,
/// and those of the build script, which nothing else looks at.
/// </summary>
public static class LineLength
{
    private static readonly string[] Folders = ["app", "eng", "infra", "local", "ops", "tests"];

    private static readonly string[] Kinds = ["*.cs", "*.cake"];

    // What is built, and what is generated, is nobody's to break.
    private static readonly string[] Left = ["bin", "obj", "Generated"];

    public static void Check(ICakeContext context, BuildPaths paths)
    {
        var longest = Longest(paths.EditorSettings);
        var tooLong = Sources(paths.Root)
            .SelectMany(file => System.IO.File.ReadLines(file)
                .Select((line, index) => (Place: $"{paths.Root.GetRelativePath(new FilePath(file))}({index + 1})", line.Length)))
            .Where(line => line.Length > longest)
            .ToList();
        foreach (var line in tooLong) context.Error("{0}: {1} characters, and {2} are the most (.editorconfig).", line.Place, line.Length, longest);
        if (tooLong.Count > 0)
            throw new CakeException($"{(tooLong.Count == 1 ? "A line is" : $"{tooLong.Count} lines are")} too long: see above. "
                + "Without --quick, dotnet format says how it would break those of code.");
    }

    private static int Longest(FilePath settings) => int.Parse(System.Text.RegularExpressions.Regex.Match(
        System.IO.File.ReadAllText(settings.FullPath), @"(?m)^max_line_length = (\d+)$").Groups[1].Value);

    private static IEnumerable<string> Sources(DirectoryPath root) => Folders
        .Select(folder => root.Combine(folder).FullPath)
        .Where(System.IO.Directory.Exists)
        .SelectMany(folder => Kinds.SelectMany(kind => System.IO.Directory.EnumerateFiles(folder, kind, System.IO.SearchOption.AllDirectories)))
        .Append(root.CombineWithFilePath("build.cake").FullPath)
        .Where(file => !Left.Any(left => file.Replace('\\', '/').Contains($"/{left}/", StringComparison.Ordinal)))
        .Order(StringComparer.Ordinal);
}
