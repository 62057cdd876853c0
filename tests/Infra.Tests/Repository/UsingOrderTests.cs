using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>
/// The build refuses what breaks any other rule of .editorconfig; of this one it knows nothing,
/// and <c>dotnet format</c> needs minutes to load all projects for it.
/// </summary>
public sealed class UsingOrderTests
{
    private const string Using = "using ";
    private const string Static = "using static ";

    [Fact]
    public void Directives_of_each_file_stand_in_the_order_of_their_namespaces_and_those_of_the_class_library_first()
    {
        var files = SourceFiles().ToList();

        Assert.InRange(files.Count, 1000, int.MaxValue);
        Assert.All(files, file =>
        {
            var directives = DirectivesOf(file);
            Assert.True(
                directives.SequenceEqual(Sorted(directives)),
                $"{Path.GetRelativePath(RepositoryFolder.Root, file)}: its using directives are not in order; `dotnet format` sorts them.");
        });
    }

    [Fact]
    public void The_class_library_comes_first_then_letters_decide_then_static_ones_and_aliases()
    {
        string[] sorted =
        [
            "using System;", "using System.Text;", "using Amazon;", "using Pulumi;", "using Pulumi.Aws;", "using static System.Math;",
            "using A = System.Int32;",
        ];

        Assert.Equal(sorted, Sorted(sorted.Reverse()));
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> directives) => directives.OrderBy(Rank).ThenBy(LettersOf, StringComparer.OrdinalIgnoreCase);

    /// <summary>A namespace comes before those in it: nothing is less than what stands for the dot.</summary>
    private static string LettersOf(string directive) => NameIn(directive).Replace('.', '\0');

    private static int Rank(string directive) =>
        directive.Contains('=', StringComparison.Ordinal) ? 3
        : directive.StartsWith(Static, StringComparison.Ordinal) ? 2
        : NameIn(directive).Split('.')[0] == "System" ? 0 : 1;

    private static string NameIn(string directive) =>
        directive[(directive.StartsWith(Static, StringComparison.Ordinal) ? Static.Length : Using.Length)..].Split('=')[0].TrimEnd(';', ' ');

    private static List<string> DirectivesOf(string file) =>
        [.. File.ReadLines(file)
            .TakeWhile(line => !line.StartsWith("namespace ", StringComparison.Ordinal))
            .Where(line => line.StartsWith(Using, StringComparison.Ordinal) && line.EndsWith(';'))];

    private static IEnumerable<string> SourceFiles() => new[] { "app", "eng", "infra", "local", "ops", "tests" }
        .SelectMany(folder => Directory.EnumerateFiles(RepositoryFolder.File(folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
}
