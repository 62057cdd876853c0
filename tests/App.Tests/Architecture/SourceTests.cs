using App.Tests.Simulation.Mutants;

namespace App.Tests.Architecture;

/// <summary>What the build does not look at: how long files are, and comments.</summary>
public class SourceTests
{
    private const int LongestLine = 160;
    private const int LongestFile = 300;

    private static readonly IReadOnlyList<(string Name, string[] Lines)> Files =
    [
        .. MutantCompiler.Files().Select(name => (name, File.ReadAllLines(Path.Combine(SourceFolder.App, name)))),
    ];

    /// <summary>Of code the build refuses a longer line; it knows nothing of comments, nor of a text that has a line for itself.</summary>
    [Fact]
    public void No_line_of_the_repository_is_longer_than_the_editor_settings_say()
    {
        var files = SourceFolder.OfTheRepository().ToList();

        Assert.InRange(files.Count, 1500, int.MaxValue);
        Assert.Empty(files.SelectMany(file => File.ReadLines(Path.Combine(SourceFolder.Root, file))
            .Select((line, index) => (Name: $"{file}({index + 1})", line.Length))
            .Where(line => line.Length > LongestLine)
            .Select(line => $"{line.Name} has {line.Length} characters")));
    }

    [Theory]
    [InlineData("max_line_length")]
    [InlineData("roslynator_max_line_length")]
    public void The_editor_settings_say_the_same(string setting) =>
        Assert.Contains($"{setting} = {LongestLine}", File.ReadLines(Path.Combine(SourceFolder.Root, ".editorconfig")));

    [Fact]
    public void No_file_is_long_and_half_of_them_fit_a_screen()
    {
        Assert.Empty(SourceFolder.OfTheRepository().Where(file => LinesOf(file) > LongestFile).ToList());
        var lengths = Files.Select(file => file.Lines.Length).Order().ToList();
        Assert.InRange(lengths[lengths.Count / 2], 35, 60);
    }

    [Fact]
    public void No_file_name_stands_in_two_rooms() =>
        Assert.Empty(Files.GroupBy(file => Path.GetFileName(file.Name), StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key));

    private static int LinesOf(string file) => File.ReadLines(Path.Combine(SourceFolder.Root, file)).Count();
}
