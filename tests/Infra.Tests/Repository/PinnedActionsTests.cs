using System.Text.RegularExpressions;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Repository;

public sealed partial class PinnedActionsTests
{
    private static readonly string Folder = RepositoryFolder.File(".github");

    [Fact]
    public void Every_action_is_pinned_to_a_commit_and_says_which_release_that_is()
    {
        var lines = Directory.EnumerateFiles(Folder, "*.yml", SearchOption.AllDirectories).SelectMany(File.ReadAllLines)
            .Where(line => line.Contains("uses:", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Matches(@"uses: (\./|[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)", line));
    }

    [Fact]
    public void One_action_is_one_commit_everywhere() =>
        Assert.All(
            Directory.EnumerateFiles(Folder, "*.yml", SearchOption.AllDirectories)
                .SelectMany(file => Pinned().Matches(File.ReadAllText(file)))
                .GroupBy(match => match.Groups[1].Value),
            action => Assert.Single(action.Select(match => match.Groups[2].Value).Distinct()));

    [GeneratedRegex(@"uses: ([\w./-]+)@([0-9a-f]{40})")]
    private static partial Regex Pinned();
}
