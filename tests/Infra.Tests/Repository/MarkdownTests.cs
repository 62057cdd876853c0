using System.Text.RegularExpressions;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Repository;

public sealed partial class MarkdownTests
{
    public static TheoryData<string> Pages => [.. MarkdownPage.All.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_to_a_file_and_to_a_heading_that_exist(string name)
    {
        var page = MarkdownPage.Of(name);

        Assert.All(page.Links, link =>
        {
            var parts = link.Split('#');
            var file = parts[0];
            var target = file == "" ? page.Path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page.Path)!, file));
            Assert.True(Path.Exists(target), $"{name}: {link} does not exist.");
            if (parts.Length > 1)
                Assert.Contains(parts[1], MarkdownPage.All.Single(other => other.Path == target).Anchors);
        });
    }

    /// <summary>A link to either would lead to the first: the alarm that is called as a chapter was never found by its own text.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void No_two_headings_of_a_page_have_the_same_anchor(string name) =>
        Assert.Empty(MarkdownPage.Of(name).Headings.GroupBy(heading => heading).Where(same => same.Count() > 1).Select(same => same.Key));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_path_that_is_named_exists(string name) =>
        Assert.All(MarkdownPage.Of(name).Quoted.Where(text => Ours().IsMatch(text)), path =>
            Assert.True(Path.Exists(RepositoryFolder.File(path.Split('/'))), $"{name}: {path} does not exist."));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_target_of_the_build_script_that_is_named_exists(string name) =>
        Assert.All(
            Target().Matches(MarkdownPage.Of(name).Text).Select(match => match.Groups[1].Value).Where(target => target != "NAME"),
            target => Assert.Contains(target, PublicTargets.All));

    [Fact]
    public void Every_decision_says_its_drawbacks_and_is_listed()
    {
        var decisions = MarkdownPage.All.Where(page => Decision().IsMatch(page.Name)).ToList();

        Assert.True(decisions.Count >= 6);
        Assert.All(decisions, decision =>
        {
            Assert.Matches(@"\*\*Problem\.\*\*[\s\S]+\*\*Decision\.\*\*[\s\S]+\*\*Drawbacks\.\*\*\n- ", decision.Text);
            Assert.Contains(Path.GetFileName(decision.Path), MarkdownPage.Of("docs/decisions/README.md").Links);
        });
    }

    [Fact]
    public void Every_page_can_be_reached_from_the_README_in_two_clicks()
    {
        var first = Reached(MarkdownPage.Of("README.md")).ToHashSet();
        var second = first.Concat(MarkdownPage.All.Where(page => first.Contains(page.Path)).SelectMany(Reached)).ToHashSet();

        Assert.All(
            MarkdownPage.All.Where(page => page.Name.StartsWith("docs/", StringComparison.Ordinal) || page.Name.Count(letter => letter == '/') <= 1),
            page => Assert.True(page.Name == "README.md" || second.Contains(page.Path) || page.Name == "tests/README.md", $"{page.Name} is not linked."));

        static IEnumerable<string> Reached(MarkdownPage page) =>
            page.Links.Select(link => link.Split('#')[0]).Where(link => link != "")
                .Select(link => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page.Path)!, link)))
                .Select(path => Directory.Exists(path) ? Path.Combine(path, "README.md") : path);
    }

    /// <summary>A path from the root of the repository; what is made there by a build need not exist.</summary>
    [GeneratedRegex(@"^(app|infra|local|tests|eng|docs|\.github|\.ci)/[\w./-]*$")]
    private static partial Regex Ours();

    [GeneratedRegex(@"--target=(\w+)")]
    private static partial Regex Target();

    [GeneratedRegex(@"^docs/decisions/\d{4}-[a-z0-9-]+\.md$")]
    private static partial Regex Decision();
}
