using System.Text.RegularExpressions;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>GitHub takes runtimes away, which no linter of workflows sees: each action is of a release that runs on Node 24.</summary>
public sealed partial class ActionRuntimesTests
{
    /// <summary>The first release of each that does, by its release notes. Whoever uses another action looks it up.</summary>
    private static readonly Dictionary<string, int> FirstOnNode24 = new()
    {
        ["actions/attest-build-provenance"] = 3,
        ["actions/cache"] = 5,
        ["actions/checkout"] = 5,
        ["actions/download-artifact"] = 7,
        ["actions/github-script"] = 8,
        ["actions/setup-dotnet"] = 5,
        ["actions/setup-java"] = 5,
        ["actions/setup-node"] = 5,
        ["actions/upload-artifact"] = 6,
        ["aws-actions/configure-aws-credentials"] = 6,
        ["pulumi/actions"] = 7,
    };

    [Fact]
    public void No_action_is_of_a_release_before_Node_24()
    {
        var used = Directory.EnumerateFiles(RepositoryFolder.File(".github"), "*.yml", SearchOption.AllDirectories)
            .SelectMany(file => Pinned().Matches(File.ReadAllText(file))).Select(
                match => (Name: match.Groups["name"].Value, Major: int.Parse(match.Groups["major"].Value, System.Globalization.CultureInfo.InvariantCulture)))
            .Distinct().ToList();

        Assert.Equal(FirstOnNode24.Keys.Order(StringComparer.Ordinal), used.Select(action => action.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.All(used, action =>
            Assert.True(action.Major >= FirstOnNode24[action.Name], $"{action.Name} v{action.Major}: Node 24 is there from v{FirstOnNode24[action.Name]} on."));
    }

    [GeneratedRegex(@"uses: (?<name>[\w-]+/[\w-]+)@[0-9a-f]{40} # v(?<major>\d+)\.")]
    private static partial Regex Pinned();
}
