using System.Text.RegularExpressions;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Repository;

public sealed partial class DeploymentPlanTests
{
    private static readonly string[][] Rows =
        [.. File.ReadAllLines(RepositoryFolder.File("docs", "deployment-plan.md")).Where(line => Row().IsMatch(line)).Select(Cells)];

    [Fact]
    public void Every_step_of_the_manual_plan_has_a_row() =>
        Assert.Equal(Enumerable.Range(1, 21).Select(step => $"{step}"), Rows.Select(row => row[0]).Where(step => step != "–"));

    [Fact]
    public void Every_row_says_what_does_it_where_and_how_it_is_verified() =>
        Assert.All(Rows, row =>
        {
            Assert.Equal(5, row.Length);
            Assert.All(row, cell => Assert.NotEqual("", cell));
        });

    [Fact]
    public void A_stranger_comes_from_the_README_over_a_row_to_its_code()
    {
        Assert.Contains("docs/deployment-plan.md", MarkdownPage.Of("README.md").Links);
        Assert.All(Rows, row => Assert.Matches(@"^(\[`[^`]+`\]\(\.\./[^)]+\)(, )?)+$", row[3]));
        Assert.All(Rows.SelectMany(row => Linked().Matches(row[3])), link => Assert.Equal($"../{link.Groups[1].Value}", link.Groups[2].Value));
    }

    [Fact]
    public void Every_place_exists() =>
        Assert.All(Rows.SelectMany(row => Quoted().Matches(row[3])).Select(match => match.Groups[1].Value), place =>
            Assert.True(Path.Exists(RepositoryFolder.File(place.Split('/'))), $"{place} does not exist."));

    [Fact]
    public void Every_test_class_exists()
    {
        var tests = Directory.EnumerateFiles(RepositoryFolder.File("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension)
            .ToHashSet();

        Assert.All(
            Rows.SelectMany(row => Quoted().Matches(row[4]))
                .Select(match => match.Groups[1].Value)
                .Where(name => name.EndsWith("Tests", StringComparison.Ordinal)),
            name => Assert.Contains(name, tests));
    }

    private static string[] Cells(string line) => [.. line.Trim('|', ' ').Split(" | ").Select(cell => cell.Trim())];

    [GeneratedRegex(@"^\| (\d+|–) \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"\[`([^`]+)`\]\(([^)]+)\)")]
    private static partial Regex Linked();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
